/** A stretch of the source text: UTF-16 offsets, `to` exclusive. */
export type Span = { readonly from: number; readonly to: number }

/** One member of a JSON object with where its key (quotes included) stands. */
export type JsonMember = { readonly key: string; readonly keySpan: Span; readonly value: JsonNode }

/** A JSON value with its place in the source text. */
export type JsonNode = Span &
  (
    | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'string'; readonly value: string }
    // `isRounded`: the text says more digits than a number holds, so `value` is only near. Only the profile `any` has it.
    | { readonly kind: 'number'; readonly value: number; readonly isRounded?: true }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
  )

/** A text that passed the strict reader, with its tree. Printing it is returning `text`. */
export type JsonDocument = { readonly text: string; readonly root: JsonNode }

/** A place in a text as people count: both from 1, columns in UTF-16 units. */
export type Position = { readonly line: number; readonly column: number }

/** One replacement in a text, in offsets of the text before any edit of its list; lists are sorted and do not overlap. */
export type TextEdit = Span & { readonly insert: string }
