'use client'

import clsx from 'clsx'
import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from './icon-button'
import { Modal } from './modal'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  /** The buttons: the deed last, at the right end. */
  footer?: ReactNode
  className?: string | undefined
}

/** A question that must be answered before going on. Use it for what cannot be undone; everything else gets a toast. */
export function Dialog({ open, ...rest }: DialogProps) {
  return open ? <OpenDialog {...rest} /> : null
}

function OpenDialog({ onOpenChange, title, description, children, footer, className }: Omit<DialogProps, 'open'>) {
  const id = useId()
  return (
    <Modal
      data-slot="dialog"
      onOpenChange={onOpenChange}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={clsx(
        'm-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] max-w-md overflow-y-auto rounded-card',
        className,
      )}
    >
      <div className="grid gap-4 p-5">
        <header className="grid gap-1 pr-8">
          <h2 id={`${id}-title`} className="text-16">
            {title}
          </h2>
          {description && (
            <p id={`${id}-description`} className="text-13 text-ink-muted">
              {description}
            </p>
          )}
        </header>
        {children}
        {footer && <footer className="flex flex-wrap justify-end gap-2">{footer}</footer>}
      </div>
      <IconButton
        label="Close"
        icon={<X aria-hidden />}
        onClick={() => onOpenChange(false)}
        className="absolute! top-3.5 right-3.5"
      />
    </Modal>
  )
}
