import type { LintRule } from '../rule'
import type { View } from '../view'

const longest = 4096

// Header with a kid of 43 characters, its two dots, and a 3072-bit signature, each in base64url.
const around = 118 + 2 + 512

// iss, sub, aud, iat, exp and a displayName, as signing adds them to a draft.
const stamped = 230

/** Finds claims whose token would be too long to travel in a URL. */
export const tokenTooLong: LintRule = {
  code: 'token-too-long',
  severity: 'warning',
  title: `A token stays under ${longest} characters.`,
  reference: 'No limit is published; URLs and headers of many servers end near 4096 to 8192 characters; semantics 1',
  check(view) {
    const length = tokenLength(view)
    if (length <= longest) return []
    const message = `The signed token would have about ${length} characters. Above ${longest}, it may not fit in a URL or a header. Name fewer values, or filter on one shared tag in custom_data.`
    return [{ path: [], message }]
  },
}

function tokenLength(view: View): number {
  const bytes = view.printedLength() + (view.context.kind === 'draft' ? stamped : 0)
  return around + Math.ceil((bytes * 4) / 3)
}
