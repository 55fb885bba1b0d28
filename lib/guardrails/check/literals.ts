import { isJsonObject, type JsonPath, type JsonValue } from '@/lib/base'
import type { AccessClaims, Finding } from '@/lib/policy'
import { claimOf } from '../access'
import { breach } from '../breach'
import type { Guardrail } from '../guardrail'
import { quote } from '../words'

/** Finds forbidden values in the rules of a policy, wherever they stand. */
export function checkLiterals({ forbiddenLiterals }: Guardrail, claims: AccessClaims): readonly Finding[] {
  const policy = claimOf(claims, 'policy')
  if (forbiddenLiterals.length === 0 || policy === undefined) return []
  const forbidden = new Set(forbiddenLiterals.map(folded))
  return leavesOf(policy)
    .filter(({ value, path }) => path.join() !== 'policy,version' && forbidden.has(folded(String(value))))
    .map(({ value, path }) => {
      const message = `The guardrail forbids the value ${quote(String(value))}. Write another value, or a parameter.`
      return breach({ code: 'guardrail-literal', path, message })
    })
}

type Leaf = { readonly value: string | number | boolean; readonly path: JsonPath }

/** Every text, number, true and false below a policy, found without recursion so that no depth is too much. */
function leavesOf(policy: JsonValue): readonly Leaf[] {
  const found: Leaf[] = []
  const open: { readonly value: JsonValue; readonly path: JsonPath }[] = [{ value: policy, path: ['policy'] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next
    if (Array.isArray(value)) open.push(...value.map((item, index) => ({ value: item, path: [...path, index] })))
    else if (isJsonObject(value)) open.push(...membersOf(value, path))
    else if (value !== null && !isList(value)) found.push({ value, path })
  }
  return found.toReversed()
}

function membersOf(value: { readonly [key: string]: JsonValue }, path: JsonPath) {
  return Object.entries(value)
    .filter(([key, item]) => !(path.length === 2 && key === 'permissions' && Array.isArray(item)))
    .map(([key, item]) => ({ value: item, path: [...path, key] }))
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function folded(text: string): string {
  return text.trim().toLowerCase()
}
