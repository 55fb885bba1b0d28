import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/base'
import { formatPath } from './cel/claim-path'
import { parseCel } from './cel/parse-cel'
import { type ClaimPath, type Condition, plainOf } from './condition'
import type { RuleFacts } from './evaluate'
import { explainCondition } from './explain'

/** How a claim may come otherwise than it was thought of. */
const claimForms = ['absent', 'null', 'empty', 'a text', 'a list', 'a number', 'a fraction', 'a date'] as const
type ClaimForm = (typeof claimForms)[number]

/** What a condition makes of one claim in every form: met, not met, or `unknown` where only the engine can tell. */
export type ClaimRow = {
  readonly claim: string
  readonly cells: readonly { readonly form: ClaimForm; readonly outcome: 'met' | 'not-met' | 'unknown' }[]
}

/** Most claims that are tried: a condition with more is no form any more. */
const maxClaims = 20

/**
 * Tries a condition with each claim that it asks about in every form, the others as they are in the sample. It shows at one look
 * whether a claim that is missing, or another than was thought, would let anybody in.
 */
export function claimMatrix(text: string, facts: RuleFacts): readonly ClaimRow[] {
  const tree = parseCel(text)
  if (!tree.ok) return []
  const paths = new Map(pathsIn(plainOf(tree.value)).map((path) => [formatPath(path), path]))
  return [...paths].slice(0, maxClaims).map(([claim, path]) => ({
    claim,
    cells: claimForms.map((form) => {
      const { verdict } = explainCondition(text, { ...facts, claims: withForm(facts.claims, path, form) })
      return { form, outcome: verdict.isUnknown ? 'unknown' : verdict.met ? 'met' : 'not-met' }
    }),
  }))
}

function pathsIn(condition: Condition): readonly ClaimPath[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(pathsIn)
  if (condition.kind === 'not') return pathsIn(condition.of)
  return 'path' in condition ? [condition.path] : []
}

const values: Readonly<Record<Exclude<ClaimForm, 'absent'>, JsonValue>> = {
  null: null,
  empty: '',
  'a text': 'some text',
  'a list': ['some text'],
  'a number': 42,
  'a fraction': 42.5,
  'a date': '2031-12-31',
}

function withForm(claims: JsonObject, [name, ...below]: readonly string[], form: ClaimForm): JsonObject {
  if (name === undefined) return claims
  const { [name]: found, ...others } = claims
  if (below.length === 0) return form === 'absent' ? others : { ...others, [name]: values[form] }
  return { ...others, [name]: withForm(isJsonObject(found) ? found : {}, below, form) }
}
