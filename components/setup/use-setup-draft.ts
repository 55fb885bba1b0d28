import { useEffect, useLayoutEffect, useState } from 'react'
import { emptyDraft, readStashedDraft, type SetupDraft, stashDraft } from './setup-draft'

const slot = 'remit.setup'

/** The draft of the page: read from the tab and from the link, kept in the tab without its secrets, forgotten when done. */
export function useSetupDraft(): {
  readonly draft: SetupDraft
  readonly change: (part: Partial<SetupDraft>) => void
  readonly forget: () => void
} {
  const [draft, setDraft] = useState<SetupDraft>(emptyDraft)
  const [isRead, setRead] = useState(false)
  useLayoutEffect(() => {
    const code = takeCodeFromLink()
    setDraft((current) => {
      const kept = readStashedDraft(sessionStorage.getItem(slot))
      return { ...current, ...kept, code: code || kept.code }
    })
    setRead(true)
  }, [])
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
