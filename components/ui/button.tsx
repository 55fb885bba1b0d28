import clsx from 'clsx'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'

/** How much a button asks for attention: one `primary` per view, `danger` only for what cannot be undone. */
export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'

/** The two heights of controls: `md` is 32 px, `sm` is 28 px for dense rows; both grow to 40 px under a finger. */
export type ButtonSize = 'sm' | 'md'

/** A button. While `pending` it keeps its focus and its width, says so to assistive technology, and does nothing. */
export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  pending?: boolean | undefined
  icon?: ReactNode
}

const looks: Record<ButtonVariant, string> = {
  primary: 'bg-accent-fill text-fill-ink hover:bg-accent-fill-strong',
  secondary: 'border border-line-strong/55 bg-raised text-ink hover:border-line-strong hover:bg-hover',
  ghost: 'text-ink-muted hover:bg-hover hover:text-ink',
  danger: 'bg-deny-fill text-fill-ink hover:bg-deny-fill-strong',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2 gap-1.5 text-13 pointer-coarse:h-10 pointer-coarse:px-3',
  md: 'h-8 px-3 gap-1.5 text-13 pointer-coarse:h-10',
}

/** The classes of a button, for what must look like one and be something else (a link). */
export function buttonClass({
  variant = 'secondary',
  size = 'md',
}: {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
}): string {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-control font-medium',
    'transition-colors disabled:opacity-50 aria-disabled:opacity-60 [&>svg]:-ml-0.5',
    looks[variant],
    sizes[size],
  )
}

export function Button({
  variant,
  size,
  pending = false,
  icon,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (pending) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      data-slot="button"
      {...rest}
      type={type}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      aria-busy={pending || undefined}
      onClick={press}
      className={clsx(buttonClass({ variant, size }), className)}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-turn" /> : icon}
      {children}
    </button>
  )
}
