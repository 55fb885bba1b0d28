import { err, isJsonObject, type JsonValue, ok, type Result } from '@/lib/base'
import { readJson, toValue } from '@/lib/json'
import type { Target } from '@/lib/policy'

/**
 * Reads a device or session that somebody pasted, as Cobrowse's API shows it: its id, custom data and agent are what a
 * policy looks at, everything else is left aside. Says in a sentence what is wrong.
 */
export function readTarget(text: string): Result<Target, string> {
  const read = readJson(text)
  if (!read.ok) return err(read.error.message)
  const value = toValue(read.value.root)
  if (!isJsonObject(value)) return err('Paste one device or session as a JSON object.')
  const { id, custom_data: data, agent: who } = value
  if (id !== undefined && typeof id !== 'string') return err('id is a text.')
  if (data !== undefined && !isJsonObject(data)) return err('custom_data is an object of keys and values.')
  const agent = readAgent(who)
  if (!agent.ok) return agent
  if (id === undefined && data === undefined)
    return err('This has neither an id nor custom_data, so no policy can tell it apart.')
  return ok({
    ...(id !== undefined && { id }),
    ...(data !== undefined && { custom_data: data }),
    ...(agent.value !== undefined && { agent: agent.value }),
  })
}

/** The agent of a session: an id, an object with one, or nobody yet. */
function readAgent(value: JsonValue | undefined): Result<string | undefined, string> {
  if (value === undefined || value === null) return ok(undefined)
  const id = isJsonObject(value) ? value.id : value
  return typeof id === 'string' ? ok(id) : err('agent is a text or an object with an id.')
}
