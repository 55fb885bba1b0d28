import { resources } from '../../types'
import { nearest } from '../nearest'
import type { RuleView } from '../policy-view'
import type { View } from '../view'

const known: readonly string[] = resources

/** The resources of a policy that Cobrowse does not document, with the documented name each may stand for. */
export function unknownResources({ policy }: View): readonly { rule: RuleView; meant: string | undefined }[] {
  return (policy?.rules ?? [])
    .filter(({ resource }) => !known.includes(resource))
    .map((rule) => ({ rule, meant: nearest(rule.resource, resources) }))
}
