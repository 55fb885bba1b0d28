import { problemWords } from '@/components/simulator/targets/problem-words'
import { err, ok, type Result } from '@/lib/base'
import { type SeenResource, seenResources } from '@/lib/grants'
import type { TargetView } from '@/lib/sandbox'
import { readJsonTargets } from '@/lib/simulation'
import type { AskedTarget, AskedValue } from '../who-actions'
import type { TypedTarget } from './target-field'

const resourcesOf: Readonly<Record<'device' | 'session', readonly SeenResource[]>> = {
  device: ['devices', 'push'],
  session: ['sessions', 'recordings'],
}

/** A device or session of the sandbox or of a pasted text, as it is asked about; custom data of other kinds than one value is left out, as no policy can name it. */
function askedOf({ kind, target: { id, custom_data }, takenBy }: TargetView): AskedTarget {
  const data = Object.entries(custom_data ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[key, value] as const] : [],
  )
  return {
    resources: [...resourcesOf[kind]],
    target: {
      custom_data: Object.fromEntries(data),
      ...(id === undefined ? {} : { id }),
      agent: takenBy ?? null,
    },
  }
}

/** Reads one pasted device or session, as the REST API answers it. */
export function readPasted(text: string): Result<AskedTarget, string> {
  if (text.trim() === '') return err('Paste a device or a session.')
  const read = readJsonTargets(text, 'device')
  if (!read.ok) return err(problemWords(read.error))
  const { targets, leftOut } = read.value
  const [only] = targets
  if (targets.length + leftOut.length !== 1) return err('Paste one device or session, not a list of several.')
  if (only === undefined) return err(leftOut.map(problemWords).join(' '))
  return ok(askedOf(only))
}

/**
 * Reads lines of `key = value`. `id` is the target's own id. A number, true or false counts as a text as well, since devices
 * often send texts; a value in quotes is a text and nothing else. Who has taken a session is left open.
 */
export function readPairs(text: string): Result<AskedTarget, string> {
  const data: Record<string, AskedValue> = {}
  const seen = new Set<string>()
  let id: string | undefined
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const at = line.indexOf('=')
    const key = line.slice(0, Math.max(at, 0)).trim()
    const value = line.slice(at + 1).trim()
    if (at < 1 || key === '' || value === '') return err(`Write "${line.trim().slice(0, 40)}" as key = value.`)
    if (seen.has(key)) return err(`The key ${key.slice(0, 40)} stands in two lines. Keep the one that is meant.`)
    seen.add(key)
    if (key === 'id') id = textOf(value)
    else data[key] = readingsOf(value)
  }
  if (id === undefined && Object.keys(data).length === 0) return err('Write at least one key = value.')
  return ok({
    resources: [...seenResources],
    target: { custom_data: data, ...(id === undefined ? {} : { id }), agent: 'open' },
  })
}

function textOf(value: string): string {
  return /^".*"$/.test(value) ? value.slice(1, -1) : value
}

function readingsOf(value: string): AskedValue {
  if (value === 'true' || value === 'false') return [value, value === 'true']
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? [value, Number(value)] : textOf(value)
}

/** Reads what was typed or chosen, or says what is missing. */
export function readTarget(typed: TypedTarget, targets: readonly TargetView[]): Result<AskedTarget, string> {
  if (typed.source === 'pairs') return readPairs(typed.pairs)
  if (typed.source === 'json') return readPasted(typed.json)
  const found = targets.find(({ id }) => id === typed.chosen)
  return found === undefined ? err('Choose a device or session.') : ok(askedOf(found))
}
