import type { LintRule } from '../rule'
import { quote } from '../words'
import { localPart, subjectOf } from './subject'

const sharedNames: ReadonlySet<string> = new Set(
  `admin administrator agent agents callcenter cobrowse contact customerservice demo desk example guest hello help
  helpdesk info mail no-reply noreply office operator sales service shared support team test tester user users viewer`.split(
    /\s+/,
  ),
)

/** Tells whether a name or an address reads like one that several people use: support@…, info@…. */
export function isShared(subject: string): boolean {
  return sharedNames.has(localPart(subject))
}

/** Finds subjects that several people are likely to share. */
export const sharedSubject: LintRule = {
  code: 'shared-subject',
  severity: 'security',
  title: 'sub is one person, not a shared address.',
  reference: 'Cobrowse JWT docs: do not share sub between people; semantics 1',
  check(view) {
    const subject = subjectOf(view)
    if (subject === undefined || !isShared(subject)) return []
    const message = `sub is ${quote(subject)}, which reads like an address that several people use. Each would see the sessions of the others, and the audit trail could not tell them apart. Write the address of one person.`
    return [{ path: ['sub'], message }]
  },
}
