import type { JsonNode } from '@/lib/json'

/** Quotes a text for a sentence, cut after 40 characters. */
export function quote(text: string): string {
  const characters = [...text]
  return `"${characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : text}"`
}

/** Names a JSON value in a sentence: texts in quotes, lists and objects by their kind. */
export function show(node: JsonNode): string {
  if (node.kind === 'string') return quote(node.value)
  if (node.kind === 'number' || node.kind === 'boolean') return String(node.value)
  if (node.kind === 'null') return 'null'
  return node.kind === 'array' ? 'a list' : 'an object'
}
