import { z } from 'zod'
import { type Id, isId } from '@/lib/base'

/** The id of a template, well-formed. */
export const templateId = z.custom<Id<'tpl'>>((value) => typeof value === 'string' && isId('tpl', value), {
  message: 'This is not the id of a template.',
})
