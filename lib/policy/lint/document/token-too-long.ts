import type { LintRule } from '../rule'
import type { View } from '../view'

const longest = 4096

// Header with a kid of 43 characters, its two dots, and a 3072-bit signature, each in base64url.
const around = 118 + 2 + 512

/**
 * Finds a token, or claims of one, that is too long to travel in a URL. The size of a draft, which depends on who signs it and with
 * which key, is told exactly with its other findings.
 */
export const tokenTooLong: LintRule = {
  code: 'token-too-long',
  severity: 'warning',
  title: `A token stays under ${longest} characters.`,
  reference: 'No limit is published; URLs and headers of many servers end near 4096 to 8192 characters; semantics 1',
  check(view) {
    if (view.context.kind === 'draft') return []
    const { tokenLength: exact } = view.context
    const length = exact ?? estimatedLength(view)
    if (length <= longest) return []
    const has = exact === undefined ? `The signed token would have about` : `This token has`
    const message = `${has} ${length} characters. Above ${longest}, it may not fit in a URL or a header. Name fewer values, or filter on one shared tag in custom_data.`
    return [{ path: [], message }]
  },
}

function estimatedLength(view: View): number {
  return around + Math.ceil((view.printedLength() * 4) / 3)
}
