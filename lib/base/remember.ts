/**
 * A function that keeps its last answers: asked again for the same key it hands out the same object. Only for what the key
 * alone decides, and for answers that nobody changes. Keeps `most` answers, and forgets the one that was asked for longest ago.
 */
export function remember<G extends readonly unknown[], T>(
  compute: (...given: G) => T,
  { most, keyOf }: { readonly most: number; readonly keyOf: (...given: G) => string },
): (...given: G) => T {
  const kept = new Map<string, { readonly answer: T }>()
  return (...given) => {
    const key = keyOf(...given)
    const known = kept.get(key) ?? { answer: compute(...given) }
    kept.delete(key)
    kept.set(key, known)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return known.answer
  }
}
