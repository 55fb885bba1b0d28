import type { LintRule } from '../rule'
import { quote } from '../words'
import { actionItems, isAction, meantAction } from './action-items'

/** Finds actions that no document of Cobrowse names. */
export const unknownAction: LintRule = {
  code: 'unknown-action',
  severity: 'warning',
  title: 'The documented actions are create, read, update and delete.',
  reference: 'Actions seen in Cobrowse docs and code; semantics 2.2',
  check: (view) =>
    actionItems(view)
      .filter(({ text }) => !isAction(text) && text !== '*' && meantAction(text) === undefined)
      .map(({ text, path, rule }) => {
        const word = text.trim().toLowerCase()
        const hint = Object.hasOwn(meanings, word) ? meanings[word] : undefined
        const message = `Cobrowse documents no action ${quote(text)}, so Remit reads it as allowing nothing on ${rule.resource}.${hint ? ` What you may be looking for is ${hint}.` : ' The four are create, read, update and delete.'}`
        return { path, message }
      }),
}

const meanings: Readonly<Record<string, string>> = {
  list: 'read',
  view: 'read',
  get: 'read',
  readonly: 'read',
  write: 'update',
  edit: 'update',
  change: 'update',
  control: 'update',
  end: 'update',
  add: 'create',
  start: 'create',
  join: 'read on sessions',
  remove: 'delete',
  all: 'to leave permissions out',
}
