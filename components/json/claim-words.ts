import { actions, resources } from '@/lib/policy'

/** A completion: what is put in, where the caret lands (units before its end), and a few words on what it does. */
export type Word = { readonly label: string; readonly insert: string; readonly back: number; readonly detail: string }

const inside: Readonly<Record<string, string>> = {
  devices: 'list and open devices',
  sessions: 'list, join and end sessions',
  push: 'ask a device to join',
  recordings: 'watch recordings',
  features: 'account settings',
  members: 'the team',
  '*': 'every resource not named',
}

const permitted: Readonly<Record<string, string>> = {
  create: 'start new ones',
  read: 'list and see',
  update: 'change and take part',
  delete: 'remove',
}

/** The keys that make sense in the object at a path of keys, less those it has. */
export function keysAt(path: readonly string[], taken: readonly string[]): readonly Word[] {
  return keysOf(path).filter((word) => !taken.includes(word.label))
}

function keysOf(path: readonly string[]): readonly Word[] {
  const [first, , ...rest] = path
  if (path.length === 0) {
    return [
      key('role', '', 'base rights'),
      key('displayName', '""', 'shown to customers'),
      key('policy', '{}', 'what it reaches'),
    ]
  }
  if (first !== 'policy') return []
  if (path.length === 1)
    return [key('version', '3', 'always 3'), ...resources.map((name) => key(name, '{}', inside[name] ?? ''))]
  if (path.length > 2 || rest.length > 0) return []
  return [
    key('custom_data', '{}', 'only with these values'),
    key('id', '""', 'only this one'),
    key('permissions', '[]', 'only these actions'),
  ]
}

function key(label: string, value: string, detail: string): Word {
  const back = value.length > 1 ? 1 : 0
  return { label, insert: `${JSON.stringify(label)}: ${value}`, back, detail }
}

/** The values that make sense at a path of keys; items of a list stand at the path of the list and `item`. */
export function valuesAt(path: readonly string[]): readonly Word[] {
  const [first, second, third, ...rest] = path
  if (first === 'role' && path.length === 1) return roleWords
  if (first !== 'policy' || rest.length > 1) return []
  if (path.length === 1) return [value('{}', 'a policy', 1)]
  if (second === 'version') return path.length === 2 ? [value('3', 'the current version', 0)] : []
  if (path.length === 2) return [value('{}', 'everything', 1)]
  if (third === 'permissions') return permissionWords(rest)
  return third === 'custom_data' && rest.length === 0 ? [value('{}', 'values to match', 1)] : []
}

const roleWords: readonly Word[] = [
  value('null', 'only what the policy says', 0),
  value('"agent"', 'own sessions, and what the policy adds', 0),
  value('"administrator"', 'everything the policy does not replace', 0),
]

function permissionWords(rest: readonly string[]): readonly Word[] {
  if (rest.length === 0) return [value('[]', 'no action', 1)]
  return rest[0] === 'item' ? actions.map((action) => value(JSON.stringify(action), permitted[action] ?? '', 0)) : []
}

function value(insert: string, detail: string, back: number): Word {
  return { label: insert, insert, back, detail }
}
