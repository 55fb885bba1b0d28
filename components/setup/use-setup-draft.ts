import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { emptyDraft, readStashedDraft, type SetupDraft, stashDraft } from './setup-draft'

const slot = 'remit.setup'
const texts = ['code', 'name', 'email', 'password'] as const

/**
 * The draft of the page: read from the link, from the tab, and from what was typed before the page's script ran; kept in
 * the tab without its secrets, and forgotten when done.
 */
export function useSetupDraft(form: RefObject<HTMLFormElement | null>): {
  readonly draft: SetupDraft
  readonly change: (part: Partial<SetupDraft>) => void
  readonly forget: () => void
} {
  const [draft, setDraft] = useState<SetupDraft>(emptyDraft)
  const [isRead, setRead] = useState(false)
  useLayoutEffect(() => {
    const typed = readTyped(form.current)
    const code = takeCodeFromLink()
    const kept = readStashedDraft(sessionStorage.getItem(slot))
    setDraft((current) => ({ ...kept, ...typed, code: code || current.code || typed.code || kept.code }))
    setRead(true)
  }, [form])
  useEffect(() => {
    if (isRead) sessionStorage.setItem(slot, stashDraft(draft))
  }, [draft, isRead])
  return {
    draft,
    change: (part) => setDraft((current) => ({ ...current, ...part })),
    forget: () => sessionStorage.removeItem(slot),
  }
}

/** The code behind the `#`, which is taken out of the address bar and the history as soon as it is read. */
function takeCodeFromLink(): string {
  const code = new URLSearchParams(window.location.hash.slice(1)).get('code') ?? ''
  if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
  return code
}

function readTyped(form: HTMLFormElement | null): Partial<Record<(typeof texts)[number], string>> {
  if (form === null) return {}
  const data = new FormData(form)
  const found = texts.map((name) => [name, String(data.get(name) ?? '')] as const)
  return Object.fromEntries(found.filter(([, text]) => text !== ''))
}
