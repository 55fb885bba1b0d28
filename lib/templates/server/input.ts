import { z } from 'zod'
import { type Id, isId } from '@/lib/base'
import { problemOfReason } from '../versions/reason'

/** The id of a template, well-formed. */
export const templateId = z.custom<Id<'tpl'>>((value) => typeof value === 'string' && isId('tpl', value), {
  message: 'This is not the id of a template.',
})

/** The id of a request for approval, well-formed. */
export const approvalId = z.custom<Id<'apr'>>((value) => typeof value === 'string' && isId('apr', value), {
  message: 'This is not the id of a request.',
})

/** A reason that stays in the record, without the blanks around it. */
export const reasonText = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const problem = problemOfReason(text)
    if (problem !== null) context.addIssue(problem)
  })
