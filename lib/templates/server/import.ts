import { z } from 'zod'
import { AppError } from '@/lib/base'
import { command } from '@/lib/server/service'
import { bundleLimit } from '../export/template-file'
import { distinctNames, templateName } from '../name'
import { contentShape, hashOf, readClaims } from './content'
import { insertRow, listNameRows } from './store'
import { withPauses } from './with-pauses'

/**
 * Makes new templates of all that is given, or of none when one of them is refused. Nothing that exists is touched: a name
 * that is taken gets a number. Answers the names given, in order.
 */
export const importTemplates = command({
  deed: 'template.import',
  input: z.object({
    templates: z
      .array(z.object({ name: templateName, ...contentShape }))
      .min(1, 'There is no template to import.')
      .max(bundleLimit),
  }),
  run: async ({ tx, caller, input: { templates }, now, newId }) => {
    const taken = new Set((await listNameRows(tx)).map(({ name }) => name))
    const names = distinctNames(
      templates.map(({ name }) => name),
      taken,
    )
    const contents = await withPauses(templates, readNamed)
    const made = contents.map((content, index) => ({ id: newId('tpl'), name: names[index] ?? '', content }))
    for (const template of made) await insertRow(tx, { ...template, at: now, by: caller.id })
    const detail = { templates: made.map(({ id, content }) => ({ id, draft: hashOf(content) })) }
    return { value: { names: made.map(({ name }) => name) }, target: null, detail }
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
