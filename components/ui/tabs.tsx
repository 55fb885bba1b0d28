'use client'

import clsx from 'clsx'
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useId } from 'react'

/** One tab and its panel. A panel with `keepMounted` keeps its state while another tab is in front. */
export type Tab<V extends string> = {
  readonly value: V
  readonly label: ReactNode
  readonly badge?: ReactNode
  readonly panel: ReactNode
  readonly keepMounted?: boolean | undefined
}

type TabsProps<V extends string> = {
  tabs: readonly Tab<V>[]
  value: V
  onValueChange: (value: V) => void
  label: string
  /** At the right end of the row of tabs. */
  actions?: ReactNode
  className?: string | undefined
  panelClassName?: string | undefined
}

/** Views of one thing, one at a time, by the tabs pattern of ARIA: arrows, Home and End move and show at once. */
export function Tabs<V extends string>({
  tabs,
  value,
  onValueChange,
  label,
  actions,
  className,
  panelClassName,
}: TabsProps<V>) {
  const id = useId()
  function steer(event: KeyboardEvent<HTMLDivElement>) {
    const target = neighbour(event.key, tabs, value)
    if (!target) return
    event.preventDefault()
    onValueChange(target.value)
    document.getElementById(tabId(id, target.value))?.focus()
  }
  function press({ target }: MouseEvent) {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[role="tab"]') : null
    const tab = tabs.find((one) => tabId(id, one.value) === pressed?.id)
    if (tab) onValueChange(tab.value)
  }
  return (
    <div data-slot="tabs" className={clsx('flex min-h-0 min-w-0 flex-col', className)}>
      <div className="flex shrink-0 items-center gap-2 border-b border-line">
        <div
          role="tablist"
          aria-label={label}
          onKeyDown={steer}
          onClick={press}
          className="flex min-w-0 flex-1 overflow-x-auto px-1 [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <TabButton
              key={tab.value}
              id={tabId(id, tab.value)}
              panelId={panelId(id, tab.value)}
              label={tab.label}
              badge={tab.badge}
              isChosen={tab.value === value}
            />
          ))}
        </div>
        {actions}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.value}
          id={panelId(id, tab.value)}
          role="tabpanel"
          aria-labelledby={tabId(id, tab.value)}
          hidden={tab.value !== value}
          className={clsx('min-h-0 min-w-0 flex-1', panelClassName)}
        >
          {(tab.value === value || tab.keepMounted) && tab.panel}
        </div>
      ))}
    </div>
  )
}

type TabButtonProps = {
  readonly id: string
  readonly panelId: string
  readonly label: ReactNode
  readonly badge: ReactNode
  readonly isChosen: boolean
}

/** One tab; a press is heard by the row, so that none is drawn again for a function that is new with every drawing. */
const TabButton = memo(function TabButton({ id, panelId: controls, label, badge, isChosen }: TabButtonProps) {
  return (
    <button
      id={id}
      type="button"
      role="tab"
      aria-selected={isChosen}
      aria-controls={controls}
      tabIndex={isChosen ? 0 : -1}
      className={tabClass}
    >
      {label}
      {badge}
    </button>
  )
})

function tabId(id: string, value: string): string {
  return `${id}-tab-${value}`
}

function panelId(id: string, value: string): string {
  return `${id}-panel-${value}`
}

function neighbour<V extends string>(key: string, tabs: readonly Tab<V>[], value: V): Tab<V> | undefined {
  const at = tabs.findIndex((tab) => tab.value === value)
  if (key === 'ArrowRight') return tabs[(at + 1) % tabs.length]
  if (key === 'ArrowLeft') return tabs.at(at - 1)
  if (key === 'Home') return tabs[0]
  if (key === 'End') return tabs.at(-1)
  return undefined
}

const tabClass = clsx(
  'relative flex h-9 shrink-0 items-center gap-1.5 rounded-control px-2.5 text-13 whitespace-nowrap max-sm:px-1.5 text-ink-muted pointer-coarse:h-11',
  'transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:font-medium aria-selected:text-ink',
  'after:absolute after:inset-x-2.5 max-sm:after:inset-x-1.5 after:bottom-0 after:h-0.5 aria-selected:after:bg-accent',
)
