'use client'

import clsx from 'clsx'
import { Check } from 'lucide-react'
import {
  cloneElement,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type ToggleEvent,
  useId,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { placeNear } from './place-near'

/** One line of a menu. A `danger` line is a deed that takes something away. */
export type MenuItem = {
  readonly label: string
  readonly onSelect: () => void
  readonly icon?: ReactNode
  readonly danger?: boolean | undefined
  /** Given for a choice of one among several: whether this is the chosen one. */
  readonly checked?: boolean | undefined
  readonly hint?: ReactNode
}

type Trigger = ReactElement<HTMLAttributes<HTMLElement> & { popoverTarget?: string }>

type MenuProps = {
  trigger: Trigger
  items: readonly MenuItem[]
  label?: string | undefined
  header?: ReactNode
  align?: 'start' | 'end' | undefined
  className?: string | undefined
}

/**
 * A list of deeds behind a button, by the menu pattern of ARIA: arrows, Home, End and first letters move, Enter and Space
 * choose, Escape and Tab close, focus goes back to the button. The browser's own popover keeps it on top and dismisses it.
 */
export function Menu({ trigger, items, label, header, align = 'end', className }: MenuProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)

  // A list of many rows has a menu each, so lines exist only while they show: from before the browser shows them, so that it
  // can place and focus them at once.
  function toggles(event: ToggleEvent<HTMLDivElement>) {
    if (event.newState === 'open') flushSync(() => setOpen(true))
  }
  function toggled(event: ToggleEvent<HTMLDivElement>) {
    setOpen(event.newState === 'open')
    const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`)
    if (event.newState !== 'open' || !anchor) return
    placeNear(anchor, event.currentTarget, { side: 'bottom', align })
    lines(list.current)[0]?.focus()
  }
  function choose(item: MenuItem) {
    list.current?.hidePopover()
    item.onSelect()
  }

  return (
    <>
      {cloneElement(trigger, {
        popoverTarget: id,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': id,
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
          trigger.props.onKeyDown?.(event)
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          list.current?.showPopover({ source: event.currentTarget })
        },
      })}
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label ?? 'Actions'}
        data-slot="menu"
        onBeforeToggle={toggles}
        onToggle={toggled}
        onKeyDown={(event) => move(event, list.current)}
        className={clsx(
          'fixed inset-auto m-0 min-w-44 max-w-80 rounded-card bg-raised p-1 text-ink shadow-float open:animate-appear',
          className,
        )}
      >
        {isOpen && (
          <>
            {header}
            {items.map((item) => (
              <MenuLine key={item.label} item={item} onChoose={() => choose(item)} />
            ))}
          </>
        )}
      </div>
    </>
  )
}

function MenuLine({ item, onChoose }: { readonly item: MenuItem; readonly onChoose: () => void }) {
  return (
    <button
      type="button"
      {...(item.checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': item.checked })}
      tabIndex={-1}
      onClick={onChoose}
      className={clsx(
        'flex h-8 w-full items-center gap-2 rounded-control px-2 text-left text-13 outline-none pointer-coarse:h-10',
        'hover:bg-hover focus:bg-hover [&>svg]:text-ink-faint',
        item.danger && 'text-deny [&>svg]:text-deny',
      )}
    >
      {item.icon}
      <span className="flex-1">{item.label}</span>
      {item.hint}
      {item.checked && <Check aria-hidden />}
    </button>
  )
}

function lines(list: HTMLElement | null): HTMLElement[] {
  return Array.from(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])
}

function move(event: KeyboardEvent, list: HTMLElement | null): void {
  const all = lines(list)
  const target = nextLine(event.key, all)
  if (event.key === 'Tab') list?.hidePopover()
  if (!target) return
  event.preventDefault()
  target.focus()
}

function nextLine(key: string, all: readonly HTMLElement[]): HTMLElement | undefined {
  const active = document.activeElement
  const at = active instanceof HTMLElement ? all.indexOf(active) : -1
  if (key === 'ArrowDown') return all[(at + 1) % all.length]
  if (key === 'ArrowUp') return all.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return all[0]
  if (key === 'End') return all.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const turned = [...all.slice(at + 1), ...all.slice(0, at + 1)]
  return turned.find((line) => line.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
}
