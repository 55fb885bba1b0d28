import { z } from 'zod'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { command } from '@/lib/server/service'
import { copyName } from '../name'
import { templateName } from '../parts/name-schema'
import { startingPoints } from '../starting-points'
import { emptyContent } from '../versions/content'
import { joinDrafters } from '../versions/drafters'
import { hashOf, readClaims } from './content'
import { readDrafters } from './drafters'
import { templateId } from './input'
import { draftOf, insertRow, requireRow } from './store'

const startingPointIds = startingPoints.map((point) => point.id)

/**
 * Makes a template from a starting point, or from a draft text under a given name: one of the two. With a text come its
 * other parts, if any. Refuses what the strict readers refuse, with its place, and a text that is no JSON object.
 */
export const createTemplate = command({
  deed: 'template.create',
  input: z.object({
    startingPoint: z.enum(startingPointIds).optional(),
    name: z.optional(templateName),
    text: z.string().optional(),
    parameters: z.string().default(emptyContent.parameters),
    tests: z.string().default(emptyContent.tests),
    embed: z.string().default(emptyContent.embed),
    issuance: z.string().default(emptyContent.issuance),
  }),
  run: async ({ tx, caller, input, now, newId }) => {
    const id = newId('tpl')
    const made = { id, at: now, by: caller.id }
    const { startingPoint, text } = input
    if ((startingPoint === undefined) === (text === undefined)) {
      throw new AppError('invalid', { field: 'text', message: 'Give either a starting point or a draft.' })
    }
    if (startingPoint !== undefined) {
      const name = await createTemplateIn(tx, { ...made, startingPoint, name: input.name })
      return { value: { id, name }, target: id, detail: { startingPoint } }
    }
    const content = readClaims({ ...input, text: text ?? '' })
    const { name } = input
    if (name === undefined) throw new AppError('invalid', { field: 'name', message: 'Give the template a name.' })
    await insertRow(tx, { ...made, name, content })
    return { value: { id, name }, target: id, detail: { source: 'import', draft: hashOf(content) } }
  },
})

/** Adds a template from a starting point inside another deed's transaction (setup). Answers its name. */
export async function createTemplateIn(
  tx: WriteTx,
  given: {
    readonly startingPoint: string
    readonly name?: string | undefined
    readonly id: Id<'tpl'>
    readonly at: EpochMs
    readonly by: string
  },
): Promise<string> {
  const point = startingPoints.find((candidate) => candidate.id === given.startingPoint)
  if (!point)
    throw new AppError('not_found', { message: 'This starting point does not exist.', field: 'startingPoint' })
  const name = given.name ?? point.name
  await insertRow(tx, {
    id: given.id,
    name,
    content: { ...emptyContent, text: point.text },
    at: given.at,
    by: given.by,
  })
  return name
}

/** Copies a template's draft into a new template. Whoever wrote the draft wrote the copy, as well as who makes it. */
export const duplicateTemplate = command({
  deed: 'template.duplicate',
  input: z.object({ id: templateId }),
  run: async ({ tx, caller, input, now, newId }) => {
    const source = await requireRow(tx, input.id)
    const id = newId('tpl')
    const name = copyName(source.name)
    const content = draftOf(source)
    const drafters = joinDrafters(readDrafters(source.drafters), [caller.id])
    await insertRow(tx, { id, name, content, drafters, at: now, by: caller.id })
    return { value: { id, name }, target: id, detail: { source: source.id, draft: hashOf(content) } }
  },
})
