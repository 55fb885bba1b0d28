import type { ActionOutcome } from '@/components/form/outcome'
import type { EpochMs, Id } from '@/lib/base'
import type { ParameterValue, TemplateContent } from '@/lib/templates'
import type { SignedTestToken } from '@/lib/tokens'

type TemplateId = Id<'tpl'>

/** The deeds of the editor, handed down by its page. */
export type EditorActions = {
  saveDraft(
    /** `as` is the e-mail address of whoever wrote it. */
    input: TemplateContent & { readonly id: TemplateId; readonly revision: number; readonly as: string },
  ): Promise<ActionOutcome<{ readonly revision: number; readonly updatedAt: EpochMs }>>
  rename(input: { id: TemplateId; name: string; was: string }): Promise<ActionOutcome<{ readonly name: string }>>
  signTestToken(input: {
    templateId: TemplateId
    revision: number
    lifetimeSeconds: number
    values: Readonly<Record<string, ParameterValue>>
  }): Promise<ActionOutcome<SignedTestToken>>
}
