import { useEffect, useLayoutEffect, useState } from 'react'
import { type OwnPlace, readKept, writeKept } from '@/components/form/browser-storage'
import type { Id } from '@/lib/base'
import type { Finding } from '@/lib/policy'
import { reasonKey, type SecurityReason } from '@/lib/templates'

/** What is being written on the publish screen. */
export type PublishDraft = {
  readonly note: string
  readonly acknowledgesWider: boolean
  readonly reasons: readonly SecurityReason[]
  /** The reason for asking a second member, for agreeing or for declining; null until one is written. */
  readonly approvalReason: string | null
}

/** What is kept of it. The tick is for one change of access: `acknowledged` says for which. */
export type KeptPublishDraft = Omit<PublishDraft, 'acknowledgesWider'> & { readonly acknowledged: string | null }

/** Where the words of one person about publishing a draft (`null`), or a version once more, are kept: a tick is nobody else's. */
export function publishPlace(about: { email: string; id: Id<'tpl'>; number: number | null }): OwnPlace {
  return { name: `publish:${about.id}:${about.number ?? 'draft'}`, email: about.email }
}

/**
 * What is being written, kept in this browser at `place` until it is published. Agreeing is about one change of access,
 * named by `about`: it stays when a test is added, and has to be done again when what it is about differs. What was typed
 * always stays.
 */
export function usePublishDraft({ place, note, about }: { place: OwnPlace; note: string; about: string }): {
  readonly draft: PublishDraft
  readonly change: (change: Partial<PublishDraft>) => void
  readonly forget: () => void
} {
  const { name, email } = place
  const [start] = useState<KeptPublishDraft>({ note, reasons: [], approvalReason: null, acknowledged: null })
  const [kept, setKept] = useState(start)
  const [isRead, setRead] = useState(false)
  useLayoutEffect(() => {
    setKept((now) => readPublishDraft(readKept('localStorage', { name, email })) ?? now)
    setRead(true)
  }, [name, email])
  useEffect(() => {
    if (isRead) writeKept('localStorage', { name, email }, kept === start ? null : JSON.stringify(kept))
  }, [name, email, isRead, kept, start])
  const { acknowledged, ...written } = kept
  return {
    draft: { ...written, acknowledgesWider: acknowledged === about },
    change({ acknowledgesWider, ...typed }) {
      const tick = acknowledgesWider === undefined ? {} : { acknowledged: acknowledgesWider ? about : null }
      setKept((now) => ({ ...now, ...typed, ...tick }))
    },
    forget: () => setKept(start),
  }
}

/** Reads what the browser kept; null where that is nothing, or not what this version of Remit keeps. */
export function readPublishDraft(text: string | null): KeptPublishDraft | null {
  const held = parse(text)
  if (typeof held !== 'object' || held === null) return null
  if (!('note' in held && 'reasons' in held && 'approvalReason' in held && 'acknowledged' in held)) return null
  const { note, reasons, approvalReason, acknowledged } = held
  if (typeof note !== 'string' || !isTextOrNull(approvalReason) || !isTextOrNull(acknowledged)) return null
  if (!Array.isArray(reasons) || !reasons.every(isReason)) return null
  return { note, reasons, approvalReason, acknowledged }
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isReason(value: unknown): value is SecurityReason {
  if (typeof value !== 'object' || value === null) return false
  const texts = ['code', 'path', 'reason'] as const
  return texts.every((name) => typeof Object.entries(value).find(([key]) => key === name)?.[1] === 'string')
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

/** The reason written for a finding, empty when there is none. */
export function reasonFor({ reasons }: Pick<PublishDraft, 'reasons'>, finding: Finding): string {
  return reasons.find((given) => isFor(given, finding))?.reason ?? ''
}

/** The reasons with another one for a finding. */
export function withReason(reasons: readonly SecurityReason[], finding: Finding, reason: string): SecurityReason[] {
  const others = reasons.filter((given) => !isFor(given, finding))
  return reason === '' ? others : [...others, { ...reasonKey(finding), reason }]
}

function isFor({ code, path }: SecurityReason, finding: Finding): boolean {
  const key = reasonKey(finding)
  return code === key.code && path === key.path
}
