import { Braces, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'

type ParameterChipProps = {
  readonly name: string
  /** Answers why it stays a parameter, or null; without it there is no way back here. */
  readonly onUnmake: (() => string | null) | undefined
  readonly className?: string | undefined
}

/** A parameter in the place of a value, with the way back to a value. */
export function ParameterChip({ name, onUnmake, className }: ParameterChipProps) {
  const [refused, setRefused] = useState<string | null>(null)
  return (
    <span data-slot="parameter-chip" className={className}>
      <span className="flex h-7 min-w-0 items-center gap-1.5 rounded-control border border-accent-line bg-accent-tint pl-2 font-mono text-13 text-accent pointer-coarse:h-10">
        <Braces aria-hidden className="size-3.5! shrink-0" />
        <span className="min-w-0 flex-1 truncate">
          <span className="sr-only">Parameter </span>
          {name}
        </span>
        {onUnmake && (
          <IconButton
            size="sm"
            label={`Write a value in place of ${name}`}
            icon={<Undo2 aria-hidden />}
            onClick={() => setRefused(onUnmake())}
          />
        )}
      </span>
      {refused !== null && (
        <span role="alert" className="mt-1 block font-sans text-12 text-deny">
          {refused}
        </span>
      )}
    </span>
  )
}
