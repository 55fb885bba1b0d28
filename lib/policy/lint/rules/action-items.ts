import type { JsonPath } from '@/lib/base'
import { type Action, actions } from '../../types'
import { nearest } from '../nearest'
import type { RuleView } from '../policy-view'
import type { View } from '../view'

/** One text in a list of permissions, with its place and its neighbours. */
export type ActionItem = {
  readonly text: string
  readonly path: JsonPath
  readonly rule: RuleView
  /** Every text of the same list, in order. */
  readonly all: readonly string[]
  /** The same text stands earlier in the list. */
  readonly isRepeated: boolean
}

/** Every text in every list of permissions. */
export function actionItems({ policy }: View): readonly ActionItem[] {
  return (policy?.rules ?? []).flatMap((rule) => {
    const list = rule.members.get('permissions')?.value
    if (policy?.version === 1 || list?.kind !== 'array') return []
    const all = rule.actions ?? []
    const seen = new Set<string>()
    return list.items.flatMap((item, index) => {
      if (item.kind !== 'string') return []
      const isRepeated = seen.has(item.value)
      seen.add(item.value)
      return [{ text: item.value, path: [...rule.path, 'permissions', index], rule, all, isRepeated }]
    })
  })
}

/** Tells whether a text is one of the four actions, spelled exactly. */
export function isAction(text: string): text is Action {
  const known: readonly string[] = actions
  return known.includes(text)
}

/** The action that a misspelled text was most likely meant to be; undefined when it is right or means something else. */
export function meantAction(text: string): string | undefined {
  return isAction(text) ? undefined : nearest(text, actions)
}
