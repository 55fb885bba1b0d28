import type { JsonPath } from '@/lib/base'
import { base64Length, byteLength, longestToken, type TokenFrame, tokenLength } from '@/lib/claims'
import { type JsonDocument, type JsonNode, printDocument } from '@/lib/json'
import { type Finding, parameterIn, placeholderOf } from '@/lib/policy'
import type { Parameter } from '../parameters/parameter'
import { findPlaceholders } from '../parameters/uses'
import { longestJson } from '../parameters/values/longest'

type Sized = { readonly document: JsonDocument; readonly parameters: readonly Parameter[] | null }

/**
 * The error that a token of a draft would be too long to travel, with the parameters at their longest value; none where it
 * fits. Exact, as it counts what the printer that signs would print for the frame.
 */
export function sizeFindings({ document, parameters }: Sized, frame: TokenFrame): readonly Finding[] {
  const longest = new Map((parameters ?? []).map((parameter) => [parameter.name, longestJson(parameter)]))
  const instead = (leaf: JsonNode) => (leaf.kind === 'string' ? longest.get(parameterIn(leaf.value) ?? '') : undefined)
  const length = tokenLength(document, frame, { instead })
  if (length === null || length <= longestToken) return []
  const part = biggestPart(document, instead)
  const filled = biggestParameter(document, longest)
  const message = [
    `The signed token would have ${length} characters, more than ${longestToken}, and may not fit in a URL or a header.`,
    ...(part === null ? [] : [`The biggest part is ${part.name} with ${part.length} characters.`]),
    ...(filled === null ? [] : [`${filled}`]),
    'Name fewer values, or filter on one shared tag in custom_data.',
  ].join(' ')
  const reference =
    'No limit is published; URLs and headers of many servers end near 4096 to 8192 characters; semantics 1'
  return [{ code: 'token-too-long', severity: 'error', path: part?.path ?? [], message, reference }]
}

type Instead = (leaf: JsonNode) => string | undefined
type Part = { readonly name: string; readonly path: JsonPath; readonly length: number }

/** The claim, or the resource of the policy, that takes most. */
function biggestPart({ text, root }: JsonDocument, instead: Instead): Part | null {
  const claims = membersOf(root).flatMap(({ key, value }) => {
    const parts = key === 'policy' ? membersOf(value) : []
    if (parts.length === 0) return [{ name: key, path: [key], value }]
    return parts.map((member) => ({ name: member.key, path: [key, member.key], value: member.value }))
  })
  return claims.reduce<Part | null>((biggest, { name, path, value }) => {
    const length = base64Length(byteLength(printDocument({ text, root: value }, { instead })))
    return biggest === null || length > biggest.length ? { name, path, length } : biggest
  }, null)
}

function membersOf(node: JsonNode) {
  return node.kind === 'object' ? node.members : []
}

/** What the parameter that takes most takes at its longest, in a sentence; null where no parameter stands in the claims. */
function biggestParameter({ root }: JsonDocument, longest: ReadonlyMap<string, string>): string | null {
  const taken = new Map<string, number>()
  const { uses } = findPlaceholders(root)
  for (const { name } of uses) taken.set(name, (taken.get(name) ?? 0) + byteLength(longest.get(name) ?? ''))
  const [first] = [...taken].toSorted(([, one], [, other]) => other - one)
  if (first === undefined) return null
  const [name, bytes] = first
  const places = uses.filter((use) => use.name === name).length
  return `${placeholderOf(name)} alone takes ${base64Length(bytes)} of them at its longest, in ${places} ${places === 1 ? 'place' : 'places'}: a smaller longest length helps.`
}
