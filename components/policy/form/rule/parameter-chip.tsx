import { Braces, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { ValuePlace } from '@/lib/templates'
import { focusIn, rowOf, valueField } from '../focus-row'
import type { ParameterPlaces } from '../form-edits'
import { namePlaces } from './place-name'

type ParameterChipProps = {
  readonly name: string
  readonly place: ValuePlace
  /** Without it there is no way back to a value here. */
  readonly parameters: ParameterPlaces | null
  readonly className?: string | undefined
}

/** A parameter in the place of a value, with the way back to a value, in this place or wherever it stands. */
export function ParameterChip({ name, place, parameters, className }: ParameterChipProps) {
  const frame = useRef<HTMLSpanElement>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [places, setPlaces] = useState<readonly ValuePlace[]>([])
  const others = places.length - 1
  function unmake(chosen: readonly ValuePlace[]) {
    const row = rowOf(frame.current)
    setPlaces([])
    const why = parameters?.unmake(name, chosen) ?? null
    setRefused(why)
    if (why === null) focusIn(row, valueField)
  }
  function press() {
    const all = parameters?.placesOf(name) ?? []
    if (all.length > 1) setPlaces(all)
    else unmake([place])
  }
  return (
    <span ref={frame} data-slot="parameter-chip" className={className}>
      <span className="flex h-7 min-w-0 items-center gap-1.5 rounded-control border border-accent-line bg-accent-tint pl-2 font-mono text-13 text-accent pointer-coarse:h-10">
        <Braces aria-hidden className="size-3.5! shrink-0" />
        <span className="min-w-0 flex-1 truncate">
          <span className="sr-only">Parameter </span>
          {name}
        </span>
        {parameters && (
          <IconButton
            size="sm"
            label={`Write a value in place of ${name}`}
            icon={<Undo2 aria-hidden />}
            onClick={press}
          />
        )}
      </span>
      {refused !== null && (
        <span role="alert" className="mt-1 block font-sans text-12 text-deny">
          {refused}
        </span>
      )}
      <Dialog
        open={others > 0}
        onOpenChange={() => setPlaces([])}
        title={`Write a value in place of ${name}`}
        description={`${name} stands in ${places.length} places: ${namePlaces(places)}. Its example becomes the value.`}
        footer={
          <>
            <Button onClick={() => unmake(places)}>In all {places.length} places</Button>
            <Button variant="primary" data-first-focus onClick={() => unmake([place])}>
              Only here
            </Button>
          </>
        }
      />
    </span>
  )
}
