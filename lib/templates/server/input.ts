import { z } from 'zod'
import { type Id, isId } from '@/lib/base'
import { isVisibleText } from '@/lib/json'
import { invisible, problemOfNote, problemOfReason } from '../versions/reason'

/** The id of a template, well-formed. */
export const templateId = z.custom<Id<'tpl'>>((value) => typeof value === 'string' && isId('tpl', value), {
  message: 'This is not the id of a template.',
})

/** The id of a request for approval, well-formed. */
export const approvalId = z.custom<Id<'apr'>>((value) => typeof value === 'string' && isId('apr', value), {
  message: 'This is not the id of a request.',
})

/** A text on one line that shows all of itself, such as a name that was seen. */
export const visibleText = z.string().max(200).refine(isVisibleText, invisible)

/** A note on a version, without the blanks around it. */
export const noteText = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
  .superRefine((text, context) => {
    const problem = problemOfNote(text)
    if (problem !== null) context.addIssue(problem)
  })

/** A reason that stays in the record, without the blanks around it. */
export const reasonText = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const problem = problemOfReason(text)
    if (problem !== null) context.addIssue(problem)
  })
