import type { LintRule } from '../rule'
import { sourceOf } from '../scope'
import type { View } from '../view'
import { quote } from '../words'
import { unknownResources } from './resource-names'

/** Finds resources that are one slip away from a documented one. */
export const misspelledResource: LintRule = {
  code: 'misspelled-resource',
  severity: 'error',
  title: 'A resource is named exactly as Cobrowse documents it.',
  reference: 'Resources seen in Cobrowse docs and code; semantics 2.2',
  check(view) {
    const taken = new Set(view.policy?.rules.map(({ resource }) => resource))
    return unknownResources(view).flatMap(({ rule: { resource, path }, meant }) => {
      if (meant === undefined) return []
      const message = `${quote(resource)} is not a resource of Cobrowse; ${meant} is. ${effectOf(view, meant)} Rename it, or remove it.`
      if (taken.has(meant)) return [{ path, message }]
      taken.add(meant)
      const fix = { label: `Rename it to ${meant}`, patch: [{ op: 'rename', path, key: meant } as const] }
      return [{ path, message, fix }]
    })
  },
}

function effectOf(view: View, meant: string): string {
  if (view.policy?.rule(meant)) return `The policy names ${meant} too, and only that counts.`
  const source = sourceOf(view.standing(), meant)
  if (source === null) return `As it stands, it grants nothing on ${meant}.`
  const other =
    source === 'role' ? `the role${view.role === 'absent' ? ' agent' : ` ${view.role}`}` : 'another rule of the policy'
  return `As it stands, it has no effect, and ${other} decides about ${meant}.`
}
