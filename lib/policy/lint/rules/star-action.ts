import { actions } from '../../types'
import type { LintRule } from '../rule'
import { actionItems } from './action-items'

/** Finds the star in a list of permissions, where it is a name like any other. */
export const starAction: LintRule = {
  code: 'star-action',
  severity: 'error',
  title: '"*" in permissions does not mean every action.',
  reference: 'The SDK compares the list with the name of the action; semantics 2.6',
  check: (view) =>
    actionItems(view)
      .filter(({ text, isRepeated }) => text === '*' && !isRepeated)
      .map(({ rule, path }) => {
        const at = path.slice(0, -1)
        const message = `"*" in permissions is not "every action": it is looked for as a name, and no action has it, so it allows nothing on ${rule.resource}. Name the actions that should be allowed.`
        const fix = {
          label: 'Name all four actions',
          patch: [{ op: 'replace', path: at, value: [...actions] } as const],
        }
        return { path, message, fix }
      }),
}
