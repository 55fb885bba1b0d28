/** So many findings of one kind are told one by one: more nobody reads, and each has to be sorted, sent and drawn. */
const mostOfOneKind = 250

/** The findings of one kind, the last of them counting those that are left out; bounded, whatever a document holds. */
export function foldKind<T extends { readonly message: string }>(found: readonly T[]): readonly T[] {
  const last = found[mostOfOneKind - 1]
  if (last === undefined || found.length === mostOfOneKind) return found
  const message = `${last.message} There are ${(found.length - mostOfOneKind).toLocaleString('en')} more of this kind.`
  return [...found.slice(0, mostOfOneKind - 1), { ...last, message }]
}
