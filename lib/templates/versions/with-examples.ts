import type { JsonDocument } from '@/lib/json'
import type { AccessClaims } from '@/lib/policy'
import { readContent } from '../draft/read-draft'
import { claimsOfDocument } from '../draft-claims'
import { bindParameters } from '../parameters/bind'
import { exampleValues } from '../parameters/make'
import type { Parameter, ParameterValue } from '../parameters/parameter'
import type { TemplateContent } from './content'

/**
 * What two contents would give a token with the same examples, to ask both about real targets. Where the second has an
 * example it counts for both. A content that the examples do not fill stands as it is written; null where it does not read.
 */
export function claimsWithExamples(
  before: TemplateContent,
  after: TemplateContent,
): readonly [AccessClaims | null, AccessClaims | null] {
  const [first, second] = [readSide(before), readSide(after)]
  return [filled(first, { ...first?.examples, ...second?.examples }), filled(second, second?.examples ?? {})]
}

type Read = {
  readonly document: JsonDocument
  readonly parameters: readonly Parameter[]
  readonly examples: Readonly<Record<string, ParameterValue>>
}

function readSide(content: TemplateContent): Read | null {
  const read = readContent(content)
  if (!read.ok || read.value.parameters === null) return null
  const { document, parameters } = read.value
  return { document, parameters, examples: exampleValues(document.root, parameters) }
}

function filled(read: Read | null, examples: Read['examples']): AccessClaims | null {
  if (read === null) return null
  const { document, parameters } = read
  const own = Object.fromEntries(Object.keys(read.examples).map((name) => [name, examples[name]]))
  const bound = bindParameters({ document, parameters, values: own })
  return bound.ok ? bound.value.claims : claimsOfDocument(document)
}
