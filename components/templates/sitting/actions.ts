import type { EpochMs, Failure, Id } from '@/lib/base'
import type { SignedTestToken } from '@/lib/tokens'

/** How a deed asked of the server ended. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

type TemplateId = Id<'tpl'>

/** The deeds of the editor, handed down by its page. */
export type EditorActions = {
  saveDraft(input: {
    id: TemplateId
    revision: number
    text: string
  }): Promise<Answer<{ readonly revision: number; readonly updatedAt: EpochMs }>>
  rename(input: { id: TemplateId; name: string }): Promise<Answer<{ readonly name: string }>>
  signTestToken(input: {
    templateId: TemplateId
    revision: number
    lifetimeSeconds: number
  }): Promise<Answer<SignedTestToken>>
}

/** Asks the server, and turns silence (no network, a server that is down) into a refusal that says so. */
export async function ask<T>(question: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await question()
  } catch {
    return {
      ok: false,
      failure: { code: 'unavailable', message: 'Remit cannot be reached. Check that it runs and that you are online.' },
    }
  }
}
