'use client'

import clsx from 'clsx'
import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { IconButton } from './icon-button'
import { Modal } from './modal'

type SheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  children: ReactNode
  footer?: ReactNode
  className?: string | undefined
}

/** Details beside the page they belong to: from the right on wide screens, from the bottom on a phone. */
export function Sheet({ open, ...rest }: SheetProps) {
  return open ? <OpenSheet {...rest} /> : null
}

function OpenSheet({ onOpenChange, title, description, children, footer, className }: Omit<SheetProps, 'open'>) {
  const id = useId()
  return (
    <Modal
      data-slot="sheet"
      onOpenChange={onOpenChange}
      aria-labelledby={`${id}-title`}
      className={clsx(
        'inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none rounded-t-card',
        'sm:inset-y-0 sm:right-0 sm:left-auto sm:h-dvh sm:max-h-none sm:w-120 sm:rounded-none',
        className,
      )}
    >
      <div className="flex h-full max-h-[inherit] flex-col">
        <header className="flex items-start justify-between gap-3 border-b border-line py-3 pr-3 pl-5">
          <div className="grid gap-0.5 py-1">
            <h2 id={`${id}-title`} className="text-16">
              {title}
            </h2>
            {description && <p className="text-13 text-ink-muted">{description}</p>}
          </div>
          <IconButton label="Close" icon={<X aria-hidden />} onClick={() => onOpenChange(false)} />
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
        )}
      </div>
    </Modal>
  )
}
