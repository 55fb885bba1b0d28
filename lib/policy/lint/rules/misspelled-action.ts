import type { Fix, LintRule } from '../rule'
import { quote } from '../words'
import { type ActionItem, actionItems, meantAction } from './action-items'

/** Finds actions in the wrong case or with a slip. */
export const misspelledAction: LintRule = {
  code: 'misspelled-action',
  severity: 'error',
  title: 'Actions are written create, read, update and delete, in lower case.',
  reference: 'The SDK compares action names exactly; semantics 2.2',
  check: (view) =>
    actionItems(view).flatMap((item) => {
      const meant = meantAction(item.text)
      if (meant === undefined) return []
      const message = `${quote(item.text)} is not an action, and names are compared exactly, so it allows nothing on ${item.rule.resource}. Write ${meant}.`
      return [{ path: item.path, message, fix: fixFor(item, meant) }]
    }),
}

// Mending the whole list when the action is there already: removing one item would move the others.
function fixFor({ all, path }: ActionItem, meant: string): Fix {
  if (!all.includes(meant)) return { label: `Write "${meant}"`, patch: [{ op: 'replace', path, value: meant }] }
  const value = [...new Set(all.map((text) => meantAction(text) ?? text))]
  return { label: `Write ${JSON.stringify(value)}`, patch: [{ op: 'replace', path: path.slice(0, -1), value }] }
}
