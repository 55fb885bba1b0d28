'use client'

import clsx from 'clsx'
import { Check, CircleAlert, LoaderCircle, Pencil } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Time } from '@/components/ui/time'
import { isUnsaved, type Sitting } from '@/lib/templates'

/** Whether the draft is saved, always in sight: the fact in a few words, the reason in a notice below. */
export const SaveState = memo(function SaveState({ sitting }: { readonly sitting: Sitting }) {
  const { icon, words, isTrouble } = stateOf(sitting)
  return (
    <span
      data-slot="save-state"
      role="status"
      className={clsx(
        'ml-2 flex min-w-0 shrink-0 items-center gap-1.5 text-12 tabular-nums [&>svg]:size-3.5',
        isTrouble ? 'text-deny' : 'text-ink-muted',
      )}
    >
      {icon}
      <span className="max-lg:sr-only">{words}</span>
    </span>
  )
})

type Look = { readonly icon: ReactNode; readonly words: ReactNode; readonly isTrouble: boolean }

function stateOf(sitting: Sitting): Look {
  const { phase, problem, saved, trouble: saveTrouble } = sitting
  const trouble = (words: string): Look => ({ icon: <CircleAlert aria-hidden />, words, isTrouble: true })
  if (phase.kind === 'conflict') return trouble('Not saved: saved elsewhere')
  if (phase.kind === 'signed-out') return trouble('Not saved: signed out')
  if (saveTrouble !== null && isUnsaved(sitting)) return trouble('Not saved')
  if (phase.kind === 'saving')
    return { icon: <LoaderCircle aria-hidden className="animate-turn" />, words: 'Saving', isTrouble: false }
  if (!isUnsaved(sitting)) {
    const words = (
      <>
        Draft saved <Time at={saved.updatedAt} show="local" />
      </>
    )
    return { icon: <Check aria-hidden />, words, isTrouble: false }
  }
  if (problem) return trouble(`Not saved: line ${problem.position.line} is broken`)
  if (phase.kind === 'failed') return trouble('Not saved')
  return { icon: <Pencil aria-hidden />, words: 'Edited', isTrouble: false }
}
