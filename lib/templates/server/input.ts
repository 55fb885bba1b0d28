import { z } from 'zod'
import { type Id, isId } from '@/lib/base'

/** The id of a template, well-formed. */
export const templateId = z.custom<Id<'tpl'>>((value) => typeof value === 'string' && isId('tpl', value), {
  message: 'This is not the id of a template.',
})

/** The id of a request for approval, well-formed. */
export const approvalId = z.custom<Id<'apr'>>((value) => typeof value === 'string' && isId('apr', value), {
  message: 'This is not the id of a request.',
})

/** A reason that stays in the record: a few words at least, 500 characters at most. */
export const reasonText = z
  .string()
  .trim()
  .min(8, 'Say why, in a few words: it stays in the record.')
  .max(500, 'Keep the reason under 500 characters.')
