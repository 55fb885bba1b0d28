import type { z } from 'zod'
import { err, type JsonPath, ok, type Result } from '@/lib/base'
import { type JsonDocument, nodeAt, type Position, positionOf, readJson, toValue } from '@/lib/json'
import { isShowable } from '../parameters/name'
import { EmbedDefaults, printEmbed } from './embed-defaults'

/** Why embed defaults were refused: where in their text, and a sentence. */
export type EmbedProblem = { readonly path: JsonPath; readonly position: Position; readonly message: string }

/**
 * Reads embed defaults from their JSON text, by the strict reader and a closed schema: all of it or nothing. What is not
 * written has Cobrowse's own default. Total: never throws.
 */
export function readEmbed(text: string): Result<EmbedDefaults, readonly EmbedProblem[]> {
  const read = readJson(text)
  if (!read.ok) return err([{ path: [], position: read.error.position, message: read.error.message }])
  const parsed = EmbedDefaults.safeParse(toValue(read.value.root))
  if (parsed.success) return ok(parsed.data)
  return err(parsed.error.issues.map((issue) => problemOf(read.value, issue)))
}

/** The defaults with a change; or why they could not be read back, and so not be kept, in a sentence. */
export function changeEmbed(embed: EmbedDefaults, change: Partial<EmbedDefaults>): Result<EmbedDefaults, string> {
  const read = readEmbed(printEmbed({ ...embed, ...change }))
  return read.ok ? read : err(read.error[0]?.message ?? 'These are no embed defaults.')
}

function problemOf(document: JsonDocument, issue: z.core.$ZodIssue): EmbedProblem {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const owner = path.length === 0 ? 'The embed' : 'A filter'
    return problemAt(document, [...path, key], `${owner} has no ${isShowable(key) ? key : 'such key'}.`)
  }
  return problemAt(document, path, sentenceOf(document, path, issue))
}

function sentenceOf(document: JsonDocument, path: JsonPath, issue: z.core.$ZodIssue): string {
  if (path.length === 0) return 'The embed defaults are a JSON object: { … }.'
  const name = String(path.at(-1))
  if (nodeAt(document.root, path) === undefined) return `A filter has no ${name}.`
  if (issue.code === 'invalid_value') return `${name} is one of ${issue.values.join(', ')}.`
  return path[0] === 'language' ? 'language is a locale code such as de or pt-BR.' : issue.message
}

function problemAt(document: JsonDocument, path: JsonPath, message: string): EmbedProblem {
  const place = nodeAt(document.root, path) ?? nodeAt(document.root, path.slice(0, -1)) ?? document.root
  return { path, position: positionOf(document.text, place.from), message }
}
