import type { JsonObject } from '@/lib/base'
import { stampedClaims } from '@/lib/claims'

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

/** The lines that Remit adds when it signs, by the same function that signs. */
export function stampedLines(authored: JsonObject, stamp: Parameters<typeof stampedClaims>[1]): readonly StampedLine[] {
  return Object.entries(stampedClaims(authored, stamp)).map(([key, value]) => {
    const note = notes[key]
    return { key, json: JSON.stringify(value), ...(note === undefined ? {} : { note }) }
  })
}
