import type { LintRule } from '../rule'
import { quote } from '../words'
import { isAscii, isEmail, subjectOf } from './subject'

/** Finds subjects that are not an e-mail address. */
export const subjectNotEmail: LintRule = {
  code: 'subject-not-email',
  severity: 'warning',
  title: 'sub is the e-mail address of the agent.',
  reference: 'Cobrowse JWT docs: sub is the e-mail; self-hosted: allowed_usernames',
  check(view) {
    const subject = subjectOf(view)
    if (subject === undefined || !isAscii(subject) || isEmail(subject.trim())) return []
    const message = `sub is ${quote(subject)}, which is not an e-mail address. Cobrowse makes a user with it at first use, and a self-hosted instance may refuse it with invalid_username.`
    return [{ path: ['sub'], message }]
  },
}
