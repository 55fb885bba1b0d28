/** One value of DER (X.690): its tag, and where its content lies. */
export type DerValue = { readonly tag: number; readonly start: number; readonly end: number }

/** Tags of DER, as far as keys need them. */
export const der = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, sequence: 0x30, context0: 0xa0 } as const

/** The value that starts at `at`, or null where there is none or its content is not all there. */
export function derAt(bytes: Uint8Array, at: number, limit = bytes.length): DerValue | null {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined) return null
  const extra = first < 0x80 ? 0 : first - 0x80
  if (extra > 3 || (first >= 0x80 && extra === 0)) return null
  const length = extra === 0 ? first : numberOf(bytes, { start: at + 2, end: at + 2 + extra })
  const start = at + 2 + extra
  return start + length <= limit ? { tag, start, end: start + length } : null
}

/** The values inside another, in order; null when they do not fill it exactly. At most 16 are looked at. */
export function derChildren(bytes: Uint8Array, parent: DerValue): readonly DerValue[] | null {
  const found: DerValue[] = []
  let at = parent.start
  while (at < parent.end && found.length < 16) {
    const child = derAt(bytes, at, parent.end)
    if (child === null) return null
    found.push(child)
    at = child.end
  }
  return at === parent.end ? found : null
}

/** The children of the child at this place, or null when it is no sequence. */
export function derInside(bytes: Uint8Array, value: DerValue | undefined): readonly DerValue[] | null {
  return value?.tag === der.sequence ? derChildren(bytes, value) : null
}

/** An unsigned number of at most six bytes; `Infinity` when it has more. */
export function numberOf(bytes: Uint8Array, { start, end }: Pick<DerValue, 'start' | 'end'>): number {
  const digits = bytes.slice(start, end)
  const first = digits.findIndex((digit) => digit !== 0)
  const significant = first < 0 ? digits.slice(0, 0) : digits.slice(first)
  if (significant.length > 6) return Number.POSITIVE_INFINITY
  return significant.reduce((total, digit) => total * 256 + digit, 0)
}

/** The content of a value in hexadecimal: how object identifiers are compared here. */
export function hexOf(bytes: Uint8Array, value: DerValue | undefined): string {
  if (value === undefined) return ''
  return Array.from(bytes.slice(value.start, value.end), (digit) => digit.toString(16).padStart(2, '0')).join('')
}
