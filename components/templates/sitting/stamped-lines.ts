import { stampedClaims } from '@/lib/claims'
import type { FormView } from '@/lib/templates'

/** A claim that is not in the draft but will be in the token, as a locked line of the JSON. */
export type StampedLine = { readonly key: string; readonly json: string; readonly note?: string }

const notes: Readonly<Record<string, string>> = {
  iss: 'license key',
  sub: 'you',
  aud: 'always',
  iat: 'at signing',
  exp: 'end',
  displayName: 'your name',
}

/** Whether a draft has a display name of its own, so that signing adds none. */
export function namesPerson(form: FormView | undefined): boolean {
  return form?.kind === 'claims' && form.displayName.kind !== 'absent'
}

/** The lines that Remit adds to a draft when it signs, by the same function that signs. */
export function stampedLines(hasName: boolean, stamp: Parameters<typeof stampedClaims>[1]): readonly StampedLine[] {
  return Object.entries(stampedClaims(hasName ? { displayName: '' } : {}, stamp)).map(([key, value]) => {
    const note = notes[key]
    return { key, json: JSON.stringify(value), ...(note === undefined ? {} : { note }) }
  })
}
