import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '@/lib/base'
import { getGuardrail } from '@/lib/guardrails/server'
import { makeId, preparedCommand } from '@/lib/server/service'
import { bundleLimit } from '../export/template-file'
import { distinctNames } from '../name'
import { templateName } from '../parts/name-schema'
import { contentShape, readClaims } from './content'
import { sumOfDraft } from './draft-sum'
import { insertRows, listNameRows } from './store'
import { tokenFrame } from './token-frame'
import { withPauses } from './with-pauses'

/** How many templates are added before others get their turn. */
const chunk = 50

/**
 * Makes new templates of all that is given, or of none when one of them is refused. Nothing that exists is touched: a name
 * that is taken gets a number. Answers the names given, in order. All reading, and summing up what the list will show, is done
 * before the transaction opens, which on the embedded database keeps everybody else waiting.
 */
export const importTemplates = preparedCommand({
  deed: 'template.import',
  input: z.object({
    templates: z
      .array(z.object({ name: templateName, ...contentShape }))
      .min(1, 'There is no template to import.')
      .max(bundleLimit),
  }),
  prepare: async ({ db, input: { templates } }) => {
    const contents = await withPauses(templates, readNamed)
    const [guardrail, frame] = await Promise.all([getGuardrail(db), tokenFrame(db)])
    return withPauses(contents, (content) => {
      const id = makeId('tpl')
      const { hash } = sumOfDraft({ id, revision: 1, content: () => content }, guardrail, frame)
      return { id, content, hash }
    })
  },
  run: async ({ tx, caller, input: { templates }, prepared, now }) => {
    const taken = new Set((await listNameRows(tx)).map(({ name }) => name))
    const names = distinctNames(
      templates.map(({ name }) => name),
      taken,
    )
    const rows = prepared.map(({ id, content }, at) => ({ id, name: names[at] ?? '', content, at: now, by: caller.id }))
    // Whoever needs the database waits for the transaction to end; whoever does not gets a turn in between.
    for (let from = 0; from < rows.length; from += chunk) {
      await insertRows(tx, rows.slice(from, from + chunk))
      await setImmediate()
    }
    const detail = { templates: prepared.map(({ id, hash }) => ({ id, draft: hash })) }
    return { value: { names }, target: null, detail }
  },
})

/** A refusal names the template too, as there are many. */
function readNamed({ name, ...given }: Parameters<typeof readClaims>[0] & { readonly name: string }) {
  try {
    return readClaims(given)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'invalid') throw thrown
    throw new AppError('invalid', { field: 'templates', message: `“${name}”: ${thrown.message}` })
  }
}
