import type { ClaimPath, Leaf } from '@/lib/rules'

/** What a leaf can ask, in the order the form offers it, as the words after the name of a claim. */
export const leafKinds = [
  { value: 'text', label: 'is the text' },
  { value: 'list', label: 'has one of' },
  { value: 'present', label: 'is there' },
  { value: 'boolean', label: 'is true or false' },
  { value: 'number', label: 'is a number' },
  { value: 'scope', label: 'has the word' },
  { value: 'email-domain', label: 'is an address at' },
  { value: 'same-as-request', label: 'is the same as, in the request' },
  { value: 'same-as-parameter', label: 'is the same as the parameter' },
  { value: 'instant', label: 'is a time' },
  { value: 'age', label: 'is at most so long ago' },
  { value: 'hours', label: 'The time of day' },
  { value: 'length', label: 'The length asked for' },
  { value: 'reach', label: 'The reach asked for' },
] as const satisfies readonly { readonly value: Leaf['kind']; readonly label: string }[]

/** A kind of leaf that the form offers; text that the form has no leaf for is shown, and not offered. */
export type OfferedKind = (typeof leafKinds)[number]['value']

/** Whether a leaf of this kind asks about a claim. */
export function hasPath(kind: OfferedKind): boolean {
  return kind !== 'hours' && kind !== 'length' && kind !== 'reach'
}

/** A leaf of another kind that keeps what both have: the claim, and the values of a text or a list. */
export function withKind(kind: OfferedKind, leaf: Leaf): Leaf {
  const path: ClaimPath = 'path' in leaf ? leaf.path : ['email']
  const values = 'values' in leaf ? leaf.values : ['']
  const [value = ''] = values
  switch (kind) {
    case 'text':
    case 'list':
      return { kind, path, values }
    case 'present':
      return { kind, path }
    case 'boolean':
      return { kind, path, value: true }
    case 'number':
      return { kind, path, comparison: '>=', value: 0 }
    case 'scope':
      return { kind, path, word: value }
    case 'email-domain':
      return { kind, path, domain: value }
    case 'same-as-request':
      return { kind, path, attribute: 'agent' }
    case 'same-as-parameter':
      return { kind, path, parameter: '' }
    case 'instant':
      return { kind, path, is: 'future' }
    case 'age':
      return { kind, path, maxMinutes: 60 }
    case 'hours':
      return { kind, zone: 'UTC', days: [1, 2, 3, 4, 5], fromMinute: 480, toMinute: 1080 }
    case 'length':
      return { kind, maxMinutes: 60 }
    case 'reach':
      return { kind, kinds: [] }
  }
}
