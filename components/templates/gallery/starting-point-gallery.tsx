'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt, type ServerAction } from '@/components/form/outcome'
import type { Failure, Id } from '@/lib/base'
import { type ShownStartingPoint, StartingPointCard } from './starting-point-card'

type StartingPointGalleryProps = {
  points: readonly ShownStartingPoint[]
  create: ServerAction<{ startingPoint: string }, { readonly id: Id<'tpl'> }>
}

/** The starting points side by side; choosing one makes a template and opens it in the editor. */
export function StartingPointGallery({ points, create }: StartingPointGalleryProps) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const [chosenId, setChosenId] = useState<string>()
  const [failure, setFailure] = useState<Failure | null>(null)
  function start(id: string) {
    setChosenId(id)
    startTransition(async () => {
      const outcome = await attempt(() => create({ startingPoint: id }))
      if (outcome.ok) router.push(`/templates/${outcome.value.id}`)
      setFailure(outcome.ok ? null : outcome.failure)
    })
  }
  return (
    <div className="grid gap-4 p-4 sm:p-6">
      <FailureNote failure={failure} />
      <ul className="grid gap-px overflow-clip rounded-card border border-line bg-line sm:grid-cols-2 sm:max-xl:[&>li:nth-child(odd):last-child]:col-span-2 xl:grid-cols-3 xl:[&>li:nth-child(3n+1):last-child]:col-span-3 xl:[&>li:nth-child(3n+2):last-child]:col-span-2">
        {points.map((point) => (
          <StartingPointCard
            key={point.id}
            point={point}
            isPending={isPending && point.id === chosenId}
            isDisabled={isPending && point.id !== chosenId}
            onUse={() => start(point.id)}
          />
        ))}
      </ul>
    </div>
  )
}
