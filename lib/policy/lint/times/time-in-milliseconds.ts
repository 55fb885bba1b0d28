import type { LintRule } from '../rule'
import { firstMilliseconds, timeClaims } from './time-claims'

const consequences: Readonly<Record<string, string>> = {
  exp: 'read as seconds, this token never expires',
  iat: 'read as seconds, this token was issued thousands of years from now',
  nbf: 'read as seconds, this token is not valid for thousands of years',
}

/** Finds times in milliseconds. */
export const timeInMilliseconds: LintRule = {
  code: 'time-in-milliseconds',
  severity: 'error',
  title: 'iat, exp and nbf count seconds, not milliseconds.',
  reference: 'RFC 7519 section 4.1, NumericDate; a published generator signs with Date.now(); semantics 1',
  check: (view) =>
    timeClaims(view).flatMap(({ key, node }) => {
      if (node.kind !== 'number' || node.value <= firstMilliseconds) return []
      const value = inSeconds(node.value)
      const message = `${key} is ${node.value}, which is in milliseconds: ${consequences[key]}. Write ${value}, in seconds.`
      return [
        { path: [key], message, fix: { label: `Write ${value}`, patch: [{ op: 'replace', path: [key], value }] } },
      ]
    }),
}

function inSeconds(time: number): number {
  let seconds = time
  while (seconds > firstMilliseconds) seconds = Math.floor(seconds / 1000)
  return seconds
}
