/** A text as searches compare it: of letters that are written large or small, wide or narrow, no difference is left. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
