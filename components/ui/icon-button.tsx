import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button'
import { Tooltip } from './tooltip'

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon'> & { label: string; icon: ReactNode }

/** A square button with an icon only; its label is its accessible name and its tooltip. */
export function IconButton({ label, icon, variant = 'ghost', size = 'md', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} isName>
      <Button
        {...rest}
        aria-label={label}
        icon={icon}
        variant={variant}
        size={size}
        className={clsx(size === 'sm' ? 'w-7 px-0!' : 'w-8 px-0!', 'pointer-coarse:w-10 [&>svg]:ml-0', className)}
      />
    </Tooltip>
  )
}
