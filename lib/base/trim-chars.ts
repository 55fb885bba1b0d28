/**
 * Takes the given characters off the ends of a text. A pattern such as `/x+$/` does the same, but starts anew at every one of
 * them, which is quadratic in a text that somebody else wrote; this looks at each character once.
 */
export function trimChars(text: string, characters: string, ends: 'both' | 'end' = 'both'): string {
  let [from, to] = [0, text.length]
  while (ends === 'both' && from < to && characters.includes(text[from] ?? '')) from += 1
  while (to > from && characters.includes(text[to - 1] ?? '')) to -= 1
  return text.slice(from, to)
}
