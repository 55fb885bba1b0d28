const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** The kinds of things that have ids, by prefix. */
export type IdPrefix = 'tpl' | 'apr' | 'key' | 'gnt' | 'tok' | 'evt' | 'mem' | 'inv' | 'req' | 'flt'

/** An id that says what it names: `tpl_…`. */
export type Id<P extends IdPrefix> = `${P}_${string}`

/** Builds an id of 20 Crockford base-32 characters (100 bits) from the given random bytes (at least 20). */
export function newId<P extends IdPrefix>(prefix: P, randomBytes: (count: number) => Uint8Array): Id<P> {
  const text = Array.from(randomBytes(20), (byte) => alphabet[byte & 31]).join('')
  return `${prefix}_${text}`
}

/** Tells whether a text is a well-formed id with this prefix. */
export function isId<P extends IdPrefix>(prefix: P, text: string): text is Id<P> {
  return new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{20}$`).test(text)
}
