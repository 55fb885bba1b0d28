import clsx from 'clsx'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** The id of the line under a control, for its `aria-describedby`. */
export function noteIdOf(controlId: string): string {
  return `${controlId}-note`
}

type FieldProps = {
  label: ReactNode
  htmlFor: string
  hint?: ReactNode
  error?: string | undefined
  hideLabel?: boolean | undefined
  /** Something beside the label, at its right end. */
  aside?: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** A labelled control with one line under it: the error when there is one, else the hint. */
export function Field({ label, htmlFor, hint, error, hideLabel = false, aside, className, children }: FieldProps) {
  return (
    <div data-slot="field" className={clsx('grid gap-1', className)}>
      <div className={clsx('flex items-baseline justify-between gap-3', hideLabel && !aside && 'sr-only')}>
        <label htmlFor={htmlFor} className={clsx('text-13 font-medium', hideLabel && 'sr-only')}>
          {label}
        </label>
        {aside}
      </div>
      {children}
      <FieldNote id={noteIdOf(htmlFor)} hint={hint} error={error} />
    </div>
  )
}

/** The line under a control. An error is announced, marked by an icon as well as by colour, and replaces the hint. */
export function FieldNote({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  if (error)
    return (
      <p id={id} role="alert" className="flex gap-1.5 text-12 text-deny">
        <CircleAlert aria-hidden className="size-3.5 translate-y-px" />
        <span>{error}</span>
      </p>
    )
  if (!hint) return null
  return (
    <p id={id} className="text-12 text-ink-muted">
      {hint}
    </p>
  )
}

/** The look shared by everything one types into. */
export const inputClass = clsx(
  'w-full min-w-0 rounded-control border border-line-strong bg-raised text-ink transition-colors',
  'hover:border-ink-faint focus-visible:border-accent focus-visible:outline-offset-0',
  'aria-invalid:border-deny-line disabled:border-line disabled:bg-hover disabled:text-ink-faint',
  '[&:is(input,textarea):read-only]:bg-surface',
)
