const opening = 'A token '

/** The sentence of a reach without the words that every row would repeat: "Can see devices of one customer". */
export function reachPhrase(sentence: string): string {
  const rest = sentence.startsWith(opening) ? sentence.slice(opening.length) : sentence
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}
