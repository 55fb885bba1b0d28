import { useCallback } from 'react'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import type { Template } from '@/lib/templates'
import type { SignedTestToken } from '@/lib/tokens'
import type { TriedValues } from '../parameters/try-values'
import type { EditorActions } from '../sitting/actions'
import type { Saver } from '../sitting/saver'
import type { SittingStore } from '../sitting/sitting-store'
import type { ViewEvent } from '../sitting/view'

/** Signs a test token from the draft as it stands. */
export type Sign = (lifetimeSeconds: number) => Promise<ActionOutcome<SignedTestToken>>

type Parts = {
  readonly id: Template['id']
  readonly store: SittingStore
  readonly saver: Saver
  readonly signTestToken: EditorActions['signTestToken']
  /** What the parameters of the draft are filled in with. */
  readonly values: TriedValues
  readonly onEvent: (event: ViewEvent) => void
}

/** Saves what is unsaved, then signs the saved draft: a token never says anything but what the editor shows. */
export function useSign({ id, store, saver, signTestToken, values, onEvent }: Parts): Sign {
  return useCallback(
    async (lifetimeSeconds) => {
      if (!(await saver.saveNow())) {
        const message = 'The draft could not be saved, and a token is signed from the saved draft.'
        return { ok: false, failure: { code: 'blocked', message } }
      }
      const { revision } = store.get().saved
      const answer = await attempt(() => signTestToken({ templateId: id, revision, lifetimeSeconds, values }))
      if (answer.ok) onEvent({ kind: 'signed', signed: answer.value })
      else if (answer.failure.code === 'unauthenticated' || answer.failure.code === 'conflict') {
        store.send({ kind: 'save-failed', failure: answer.failure })
      }
      return answer
    },
    [id, store, saver, signTestToken, values, onEvent],
  )
}
