import type { View } from '../view'

/** The subject of a token when it is a text with something in it; never in a draft. */
export function subjectOf({ context, claims }: View): string | undefined {
  const node = claims.get('sub')?.value
  if (context.kind === 'draft' || node?.kind !== 'string' || node.value.trim() === '') return undefined
  return node.value
}

/** Tells whether a text is shaped like an e-mail address: one @, a name before it and a domain with a dot after it. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)
}

/** The part of an address before the @ and before any +, in lower case. */
export function localPart(subject: string): string {
  return subject.trim().toLowerCase().split('@')[0]?.split('+')[0] ?? ''
}

/** Tells whether a text is printable ASCII. */
export function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text)
}
