import { isJsonObject, type JsonObject } from '@/lib/base'
import { applyPatch, type JsonPatch, readJson } from '@/lib/json'
import { type Comparison, comparePolicies } from '@/lib/policy'
import { claimsOfDocument, type EmbedFilters } from '@/lib/templates'

/** What filters of an embed would be as conditions: the draft with them, and exactly what it no longer reaches. */
export type FilterWall = { readonly draftText: string; readonly filters: EmbedFilters; readonly comparison: Comparison }

/** What a filter narrows in the embed, so what a condition on it has to hold. */
const walled = ['devices', 'sessions', 'push'] as const

/**
 * Offers the filters of an embed as conditions on devices, sessions and push, since a filter alone is no wall. A draft
 * without a policy of version 3 becomes one that says these three and nothing else. A condition that is there stays as it is,
 * whatever a filter of its key says. Null where there is no filter, or where it would take nothing away.
 */
export function filterWall(draftText: string, filters: EmbedFilters): FilterWall | null {
  const read = readJson(draftText)
  const claims = read.ok ? claimsOfDocument(read.value) : null
  if (!read.ok || claims === null || filters.length === 0) return null
  const draft = applyPatch(
    read.value,
    patchFor(claims, Object.fromEntries(filters.map(({ key, value }) => [key, value]))),
  )
  const after = draft.ok ? claimsOfDocument(draft.value) : null
  if (!draft.ok || after === null) return null
  const comparison = comparePolicies(claims, after)
  const isOpen = comparison.resources.some(({ actions }) => actions.some(({ lost }) => lost !== null))
  return isOpen ? { draftText: draft.value.text, filters, comparison } : null
}

function patchFor(claims: JsonObject, condition: JsonObject): JsonPatch {
  const { policy } = claims
  if (!isJsonObject(policy) || policy.version !== 3) return closedWorld(condition)
  return walled.flatMap((resource): JsonPatch => {
    const rule = Object.hasOwn(policy, resource) ? policy[resource] : undefined
    if (!isJsonObject(rule)) return []
    const own = Object.hasOwn(rule, 'custom_data') ? rule.custom_data : undefined
    const path = ['policy', resource, 'custom_data']
    if (!isJsonObject(own)) return own === undefined ? [{ op: 'insert', path, value: condition }] : []
    const missing = Object.entries(condition).filter(([key]) => !Object.hasOwn(own, key))
    return missing.map(([key, value]) => ({ op: 'insert', path: [...path, key], value }))
  })
}

function closedWorld(condition: JsonObject): JsonPatch {
  const rule = { custom_data: condition }
  const policy = { version: 3, devices: rule, sessions: rule, push: { ...rule, permissions: ['create'] } }
  return [
    { op: 'add', path: ['role'], value: null },
    { op: 'add', path: ['policy'], value: policy },
  ]
}
