import type { LintRule } from '../rule'
import { quote } from '../words'
import { isAscii, isEmail, subjectOf } from './subject'

// The longest address that mail can carry (RFC 5321); beyond it, no replacement is offered.
const longestEmail = 254

/** Finds subjects with letters outside ASCII, which can pass for somebody else. */
export const subjectNotAscii: LintRule = {
  code: 'subject-not-ascii',
  severity: 'error',
  title: 'sub has only plain letters, digits and signs (ASCII).',
  reference: 'Remit refuses look-alike addresses; security T7',
  check(view) {
    const subject = subjectOf(view)
    if (subject === undefined || isAscii(subject)) return []
    const message = `sub is ${quote(subject)}, with characters outside ASCII. It can look like the address of somebody else while being another user. Write the address in plain letters.`
    const value = subject.normalize('NFKC').trim()
    if (!isAscii(value) || !isEmail(value) || value.length > longestEmail) return [{ path: ['sub'], message }]
    const fix = { label: `Write ${value}`, patch: [{ op: 'replace', path: ['sub'], value } as const] }
    return [{ path: ['sub'], message, fix }]
  },
}
