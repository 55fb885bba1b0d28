import { isSameContent, type TemplateContent } from './content'

/** Ids of the members who wrote a draft since it last said what is live: none of them may agree to it. */
export type Drafters = readonly string[]

/** Who wrote a draft once `by` saved `content` over it. A draft that says what is live again is nobody's. */
export function draftersAfterSave(
  drafters: Drafters,
  saved: { readonly by: string; readonly content: TemplateContent; readonly live: TemplateContent | null },
): Drafters {
  if (saved.live !== null && isSameContent(saved.content, saved.live)) return []
  return joinDrafters(drafters, [saved.by])
}

/**
 * Who wrote a draft once `published` became the live version in place of one that `replaced` wrote. A draft that differs
 * from what is live now still holds what they wrote before.
 */
export function draftersAfterPublishing(
  drafters: Drafters,
  publishing: {
    readonly draft: TemplateContent
    readonly published: TemplateContent
    readonly replaced: Drafters
  },
): Drafters {
  if (isSameContent(publishing.draft, publishing.published)) return []
  return joinDrafters(drafters, publishing.replaced)
}

/** Both lists as one, each member once. */
export function joinDrafters(a: Drafters, b: Drafters): Drafters {
  return [...new Set([...a, ...b])]
}
