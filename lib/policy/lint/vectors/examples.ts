import { differingExamples } from './differing'
import { documentExamples } from './document'
import type { Example } from './example'
import { headerExamples } from './header'
import { partyExamples } from './parties'
import { reachExamples } from './reach'
import { reachingExamples } from './reaching'
import { resourceExamples } from './resources'
import { roleExamples } from './role'
import { ruleExamples } from './rules'
import { timeExamples } from './times'
import { unscopedExamples } from './unscoped'
import { versionExamples } from './version'

/** Every example, by theme as the rules are. */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  document: documentExamples,
  times: timeExamples,
  parties: partyExamples,
  role: roleExamples,
  version: versionExamples,
  rules: ruleExamples,
  reach: reachExamples,
  resources: resourceExamples,
  unscoped: unscopedExamples,
  differing: differingExamples,
  reaching: reachingExamples,
  header: headerExamples,
}
