import type { LintRule } from '../rule'
import { show } from '../words'
import { timeClaims } from './time-claims'

/** Finds times that are not numbers. */
export const timeNotNumber: LintRule = {
  code: 'time-not-number',
  severity: 'error',
  title: 'iat, exp and nbf are numbers.',
  reference: 'RFC 7519 section 4.1, NumericDate; Cobrowse JWT docs',
  check: (view) =>
    timeClaims(view)
      .filter(({ node }) => node.kind !== 'number')
      .map(({ key, node }) => {
        const message = `${key} is ${show(node)}, and verifiers take only a number of seconds since 1970. Write it as a number, without quotes.`
        const value = node.kind === 'string' ? wholeNumber(node.value) : undefined
        if (value === undefined) return { path: [key], message }
        return {
          path: [key],
          message,
          fix: { label: `Write ${value}`, patch: [{ op: 'replace', path: [key], value }] },
        }
      }),
}

function wholeNumber(text: string): number | undefined {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined
}
