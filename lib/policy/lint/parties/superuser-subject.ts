import type { LintRule } from '../rule'
import { quote } from '../words'
import { localPart, subjectOf } from './subject'

const superuserNames: ReadonlySet<string> = new Set(['root', 'super', 'superadmin', 'superuser', 'sysadmin'])

/** Finds subjects that a self-hosted instance is likely to treat as global administrator. */
export const superuserSubject: LintRule = {
  code: 'superuser-subject',
  severity: 'security',
  title: 'sub is not a superuser of a self-hosted instance.',
  reference: 'Cobrowse docs, adding a superuser; whether a policy limits one is not published; semantics 2.4',
  check(view) {
    const subject = subjectOf(view)
    if (subject === undefined || !superuserNames.has(localPart(subject))) return []
    const message = `sub is ${quote(subject)}. If a self-hosted instance counts it among its superusers, this token is a global administrator, and it is not published whether a policy still limits it. Use an ordinary address.`
    return [{ path: ['sub'], message }]
  },
}
