import { err, type JsonPath, ok, type Result } from '@/lib/base'
import { type PartProblem, type PartWording, readObject } from '../parts/read-object'
import { type EmbedDefaults, printEmbed } from './embed-defaults'
import { embedSchema } from './embed-schema'

/**
 * Reads embed defaults from their JSON text, by the strict reader and a closed schema: all of it or nothing. What is not
 * written has Cobrowse's own default. Total: never throws.
 */
export function readEmbed(text: string): Result<EmbedDefaults, readonly PartProblem[]> {
  return readObject(text, embedSchema, wording)
}

/** The defaults with a change; or why they could not be read back, and so not be kept, in a sentence. */
export function changeEmbed(embed: EmbedDefaults, change: Partial<EmbedDefaults>): Result<EmbedDefaults, string> {
  const read = readEmbed(printEmbed({ ...embed, ...change }))
  return read.ok ? ok(read.value) : err(read.error[0]?.message ?? 'These are no embed defaults.')
}

const wording: PartWording = {
  whole: 'The embed defaults are a JSON object: { … }.',
  owner: (path: JsonPath) => (path.length === 0 ? 'The embed has' : 'A filter has'),
  sentence(issue, path, isMissing) {
    const name = String(path.at(-1))
    if (isMissing) return `A filter has no ${name}.`
    if (issue.code === 'invalid_value') return `${name} is one of ${issue.values.join(', ')}.`
    return path[0] === 'language' ? 'language is a locale code such as de or pt-BR.' : issue.message
  },
}
