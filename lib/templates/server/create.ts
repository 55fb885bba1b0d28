import { z } from 'zod'
import { AppError, type EpochMs, type Id } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { command } from '@/lib/server/service'
import { copyName, templateName } from '../name'
import { startingPoints } from '../starting-points'
import { emptyContent } from '../versions/content'
import { hashOf } from './content'
import { templateId } from './input'
import { draftOf, insertRow, requireRow } from './store'

const startingPointIds = startingPoints.map((point) => point.id)

/** Makes a template from a starting point; its name is the starting point's unless one is given. */
export const createTemplate = command({
  deed: 'template.create',
  input: z.object({ startingPoint: z.enum(startingPointIds), name: templateName.optional() }),
  run: async ({ tx, caller, input, now, newId }) => {
    const id = newId('tpl')
    const name = await createTemplateIn(tx, { ...input, id, at: now, by: caller.id })
    return { value: { id, name }, target: id, detail: { startingPoint: input.startingPoint } }
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

/** Copies a template's draft into a new template. */
export const duplicateTemplate = command({
  deed: 'template.duplicate',
  input: z.object({ id: templateId }),
  run: async ({ tx, caller, input, now, newId }) => {
    const source = await requireRow(tx, input.id)
    const id = newId('tpl')
    const name = copyName(source.name)
    const content = draftOf(source)
    await insertRow(tx, { id, name, content, at: now, by: caller.id })
    return { value: { id, name }, target: id, detail: { source: source.id, draft: hashOf(content) } }
  },
})
