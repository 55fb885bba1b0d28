import type { JsonPatchOperation } from '@/lib/json'
import { joinWords } from '../../words'
import type { Flaw, LintRule } from '../rule'
import { quote } from '../words'
import { type ActionItem, actionItems } from './action-items'

/** Finds actions that are listed twice; one finding for each list. */
export const duplicateAction: LintRule = {
  code: 'duplicate-action',
  severity: 'suggestion',
  title: 'An action is listed once.',
  reference: 'Cobrowse JWT policies docs, permissions; semantics 2.2',
  check(view) {
    const repeated = actionItems(view).filter(({ isRepeated }) => isRepeated)
    const resources = new Set(repeated.map(({ rule }) => rule.resource))
    return [...resources].flatMap((name) => flawOf(repeated.filter(({ rule }) => rule.resource === name)))
  },
}

function flawOf(items: readonly ActionItem[]): readonly Flaw[] {
  const [first] = items
  if (first === undefined) return []
  const texts = [...new Set(items.map(({ text }) => quote(text)))]
  const verb = texts.length === 1 ? 'stands' : 'stand'
  const message = `${joinWords(texts)} ${verb} more than once in the permissions of ${first.rule.resource}. Once is enough.`
  const patch = items.map(({ path }): JsonPatchOperation => ({ op: 'remove', path })).reverse()
  return [{ path: first.path, message, fix: { label: 'Keep each once', patch } }]
}
