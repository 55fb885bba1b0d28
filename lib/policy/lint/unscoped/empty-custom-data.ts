import type { LintRule } from '../rule'

/** Finds filters without a key, which let everything through. */
export const emptyCustomData: LintRule = {
  code: 'empty-custom-data',
  severity: 'security',
  title: 'custom_data without a key filters nothing.',
  reference: 'Every condition named must hold, and none is named; semantics 2.6 and 2.7',
  check: ({ policy }) =>
    (policy?.version === 1 ? [] : (policy?.rules ?? [])).flatMap(({ members, path, resource }) => {
      const node = members.get('custom_data')?.value
      if (node?.kind !== 'object' || node.members.length > 0) return []
      const message = `custom_data is empty, so it narrows nothing: ${resource === '*' ? 'everything else passes' : resource === 'push' ? 'every device can be invited' : `all ${resource} pass`}. Name a key and its value, or remove custom_data to say that all is meant.`
      return [{ path: [...path, 'custom_data'], message }]
    }),
}
