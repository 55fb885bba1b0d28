import type { JsonPatchOperation } from '@/lib/json'
import type { AccessClaims, Finding } from '@/lib/policy'
import { type Access, byPlace, fixes, sourceWords, versionOf } from '../access'
import { breach } from '../breach'
import { type Guardrail, isKeyed } from '../guardrail'
import { joinWords, quote, resourceWord } from '../words'

/** Finds rules that leave a required key open, one finding for each key and place. */
export function checkRequiredKeys(
  { requiredKeys }: Guardrail,
  claims: AccessClaims,
  access: readonly Access[],
): readonly Finding[] {
  const keysOf = ({ row }: Access): readonly string[] => (isKeyed(row) ? requiredKeys[row] : [])
  const all = new Set(access.flatMap(keysOf))
  return [...all].flatMap((key) => {
    const open = access.filter((entry) => keysOf(entry).includes(key) && !fixes(entry.rule, key))
    return byPlace(open).map((entries) => keyFinding(claims, key, entries))
  })
}

function keyFinding(claims: AccessClaims, key: string, entries: readonly [Access, ...Access[]]): Finding {
  const [first] = entries
  const names = joinWords(entries.map(({ resource }) => resourceWord(resource)))
  const word = wordOf(key)
  const message = `The guardrail wants ${word} fixed on ${names}; ${sourceWords(first, claims)} leaves it open. ${wayOut(first, word, names)}`
  return breach({ code: 'guardrail-condition', path: first.path, message, fix: keyFix(claims, key, entries) })
}

function wayOut({ origin }: Access, word: string, names: string): string {
  if (origin === 'own') return `Add ${word} with a value or a parameter.`
  return `Give ${names} a rule that names ${word} with a value or a parameter.`
}

function wordOf(key: string): string {
  return /^[\w.-]{1,40}$/.test(key) ? key : quote(key)
}

/** A condition more never allows more. A key that could not be the name of a parameter needs a person to choose a value. */
function keyFix(claims: AccessClaims, key: string, [entry, ...more]: readonly [Access, ...Access[]]): Finding['fix'] {
  if (entry.origin !== 'own' || key === 'id' || !/^[a-z][a-z0-9_]{0,39}$/.test(key)) return undefined
  if (more.length > 0 && entry.resource === '*') return undefined
  return { label: `Fix ${key} with a parameter`, patch: [adding(claims, key, entry)] }
}

function adding(claims: AccessClaims, key: string, { path, rule }: Access): JsonPatchOperation {
  const value = `{{${key}}}`
  if (versionOf(claims) === 1) return { op: 'add', path: [...path, key], value }
  if (rule.custom_data === undefined) return { op: 'add', path: [...path, 'custom_data'], value: { [key]: value } }
  return { op: 'add', path: [...path, 'custom_data', key], value }
}
