/** A key for one request, made in the browser: what is sent twice under it is one grant. */
function makeRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The key of what is sent: the one before while it is the same to the letter, a new one once anything was changed. */
export type SentKey = { readonly of: string; readonly key: string }

/** Keeps a key with what it was made for, so that a repeated click is one grant and a changed form is another. */
export function keyFor(last: SentKey | null, content: object, make: () => string = makeRequestKey): SentKey {
  const of = JSON.stringify(content)
  return last?.of === of ? last : { of, key: make() }
}
