'use client'

import { cloneElement, type FocusEvent, type HTMLAttributes, type ReactElement, useEffect, useId, useRef } from 'react'
import { placeNear } from './place-near'

type Anchor = ReactElement<HTMLAttributes<HTMLElement>>

const delay = 400

/**
 * A short text beside its child on hover or keyboard focus, closed by Escape. It describes the child to assistive
 * technology, unless `isName` says that the text already is the child's name. Never the only place of a fact.
 */
export function Tooltip({ label, children, isName = false }: { label: string; children: Anchor; isName?: boolean }) {
  const id = useId()
  const box = useRef<HTMLSpanElement>(null)
  const timer = useRef<number>(undefined)
  useEffect(() => () => window.clearTimeout(timer.current), [])

  function show(anchor: Element, after: number) {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      if (!box.current || !anchor.isConnected) return
      box.current.showPopover()
      placeNear(anchor, box.current, { side: 'top', align: 'center' })
    }, after)
  }
  function hide() {
    window.clearTimeout(timer.current)
    box.current?.hidePopover()
  }

  const own = children.props
  return (
    <>
      {cloneElement(children, {
        'aria-describedby': isName ? own['aria-describedby'] : [own['aria-describedby'], id].filter(Boolean).join(' '),
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event)
          if (event.pointerType !== 'touch') show(event.currentTarget, delay)
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event)
          hide()
        },
        onPointerDown: (event) => {
          own.onPointerDown?.(event)
          hide()
        },
        onFocus: (event: FocusEvent<HTMLElement>) => {
          own.onFocus?.(event)
          if (event.currentTarget.matches(':focus-visible')) show(event.currentTarget, 0)
        },
        onBlur: (event) => {
          own.onBlur?.(event)
          hide()
        },
        onKeyDown: (event) => {
          own.onKeyDown?.(event)
          if (event.key === 'Escape') hide()
        },
      })}
      <span
        ref={box}
        id={id}
        role="tooltip"
        popover="manual"
        data-slot="tooltip"
        className="pointer-events-none fixed inset-auto m-0 max-w-72 rounded-control bg-ink px-2 py-1 text-12 text-canvas"
      >
        {label}
      </span>
    </>
  )
}
