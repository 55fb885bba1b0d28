'use client'

import { X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from './button'
import { IconButton } from './icon-button'

/** What a toast says: a deed that left the screen, and the way back where there is one. */
export type Toast = {
  readonly title: string
  readonly description?: string | undefined
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined
}

type Shown = Toast & { readonly id: number }

const most = 3
let shown: readonly Shown[] = []
let lastId = 0
const watchers = new Set<() => void>()

/** Shows a toast, and returns what takes it away again. At most three stand at once, the newest last. */
export function toast(content: Toast): () => void {
  lastId += 1
  const id = lastId
  change([...shown, { ...content, id }].slice(-most))
  return () => dismiss(id)
}

function dismiss(id: number): void {
  change(shown.filter((one) => one.id !== id))
}

function change(next: readonly Shown[]): void {
  shown = next
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

const none: readonly Shown[] = []

/**
 * Where toasts appear: one per page, in the shell, above the sentence of the editor where there is one (`--sentence`).
 * Announced politely; each stays while the pointer or focus is on it.
 */
export function Toaster() {
  const toasts = useSyncExternalStore(
    watch,
    () => shown,
    () => none,
  )
  const region = useRef<HTMLElement>(null)
  useEffect(() => {
    // In the top layer, so that no menu or dialog covers it.
    if (toasts.length > 0) region.current?.showPopover()
    else region.current?.hidePopover()
  }, [toasts.length])
  return (
    <section
      ref={region}
      popover="manual"
      aria-label="Notifications"
      aria-live="polite"
      data-slot="toaster"
      // A browser clips what is in a popover, and with it the hairline and the shadow of a card.
      className="fixed inset-auto right-4 bottom-4 m-0 w-90 max-w-[calc(100vw-2rem)] overflow-visible bg-transparent max-sm:bottom-20 supports-[bottom:anchor(top)]:bottom-[calc(anchor(--sentence_top,0.5rem)+0.5rem)] max-sm:supports-[bottom:anchor(top)]:bottom-[calc(anchor(--sentence_top,4.5rem)+0.5rem)]"
    >
      <ol className="grid gap-2">
        {toasts.map((one) => (
          <ToastCard key={one.id} toast={one} />
        ))}
      </ol>
    </section>
  )
}

function ToastCard({ toast: one }: { toast: Shown }) {
  const [isHeld, setHeld] = useState(false)
  const { id, action } = one
  const seconds = action ? 10 : 5
  useEffect(() => {
    if (isHeld) return
    const timer = window.setTimeout(() => dismiss(id), seconds * 1000)
    return () => window.clearTimeout(timer)
  }, [isHeld, id, seconds])
  return (
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="flex animate-appear items-center gap-2 rounded-card bg-raised py-2 pr-2 pl-4 text-ink shadow-float"
    >
      <div className="grid min-w-0 flex-1 py-1">
        <p className="text-13 font-medium">{one.title}</p>
        {one.description && <p className="text-13 text-ink-muted">{one.description}</p>}
      </div>
      {action && (
        <Button
          size="sm"
          onClick={() => {
            dismiss(id)
            action.onSelect()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="sm" label="Dismiss" icon={<X aria-hidden />} onClick={() => dismiss(id)} />
    </li>
  )
}
