import clsx from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button'

type LinkButtonProps<T> = Parameters<typeof Link<T>>[0] & {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  icon?: ReactNode
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton<T>({ variant, size, icon, className, children, ...rest }: LinkButtonProps<T>) {
  return (
    <Link data-slot="link-button" {...rest} className={clsx(buttonClass({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  )
}
