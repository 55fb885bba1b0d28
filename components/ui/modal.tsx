'use client'

import clsx from 'clsx'
import { type ComponentProps, type PointerEvent, type ReactNode, useLayoutEffect, useRef } from 'react'

type ModalProps = Omit<ComponentProps<'dialog'>, 'open' | 'children'> & {
  onOpenChange: (open: boolean) => void
  children: ReactNode
}

/**
 * The browser's own modal dialog: it holds focus, makes the rest inert, closes on Escape and on a press outside, and gives
 * focus back. Mounted means open.
 */
export function Modal({ onOpenChange, className, children, ...rest }: ModalProps) {
  const frame = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = frame.current
    const letGo = holdPage()
    dialog?.showModal()
    // React's autoFocus comes before the dialog is open, and opening moves the focus to the first button.
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    // Closing before the node goes is what gives focus back to where it was.
    return () => {
      dialog?.close()
      letGo()
    }
  }, [])
  function pressed(event: PointerEvent<HTMLDialogElement>) {
    if (event.target !== event.currentTarget) return
    const box = event.currentTarget.getBoundingClientRect()
    const isInside =
      event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
    if (!isInside) onOpenChange(false)
  }
  return (
    <dialog
      ref={frame}
      {...rest}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onOpenChange(false)
      }}
      onPointerDown={pressed}
      className={clsx('fixed bg-raised text-ink shadow-float backdrop:bg-scrim open:animate-appear', className)}
    >
      {children}
    </dialog>
  )
}

/** How many are open: a modal may open another. */
let openModals = 0

/** Keeps the page behind a modal from scrolling (`globals.css`); answers what lets it go. */
function holdPage(): () => void {
  const root = document.documentElement
  root.toggleAttribute('data-scroll-bar', window.innerWidth > root.clientWidth)
  root.toggleAttribute('data-modal', true)
  openModals += 1
  return () => {
    openModals -= 1
    root.toggleAttribute('data-modal', openModals > 0)
  }
}
