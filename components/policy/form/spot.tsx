import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { JsonPath } from '@/lib/base'
import { type FieldKey, fieldKey } from '@/lib/templates'

type SpotProps = {
  readonly path: JsonPath
  /** The field that is lit, here or in the JSON. */
  readonly focus: FieldKey | null
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** The place of one field in the form: lit together with its lines in the JSON, and found by its path. */
export function Spot({ path, focus, children, className }: SpotProps) {
  const key = fieldKey(path)
  return (
    <div
      data-field={key}
      data-lit={focus === key || undefined}
      className={clsx('rounded-control transition-colors data-lit:bg-accent-tint', className)}
    >
      {children}
    </div>
  )
}
