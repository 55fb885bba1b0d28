'use client'

import { useEffect, useRef } from 'react'
import { type Command, groupCommands } from './command-list'

type CommandResultsProps = {
  id: string
  found: readonly Command[]
  chosen: Command | undefined
  onPoint: (id: string) => void
  onRun: (command: Command) => void
}

/** The list of the command menu, in groups. The chosen line is kept in sight. */
export function CommandResults({ id, found, chosen, onPoint, onRun }: CommandResultsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen)
      list.current?.querySelector(`#${CSS.escape(`${id}-${chosen.id}`)}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, id])
  return (
    <>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Results"
        tabIndex={-1}
        className="max-h-[50dvh] overflow-y-auto p-2 empty:hidden"
      >
        {groupCommands(found).map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role, not by fieldset
          <div key={group.name} role="group" aria-label={group.name} className="not-first:mt-2">
            <p aria-hidden className="px-2 py-1 text-12 text-ink-faint">
              {group.name}
            </p>
            {group.commands.map((command) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above holds the focus and the keys
              // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are pointed at, not focused
              <div
                key={command.id}
                id={`${id}-${command.id}`}
                role="option"
                aria-selected={command.id === chosen?.id}
                onPointerMove={() => onPoint(command.id)}
                onClick={() => onRun(command)}
                className="flex h-9 items-center truncate rounded-control px-2 text-13 aria-selected:bg-hover pointer-coarse:h-11"
              >
                {command.label}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p role="status" className="px-4 text-13 text-ink-muted not-empty:py-6 not-empty:text-center">
        {found.length === 0 ? 'Nothing goes by that name.' : ''}
      </p>
    </>
  )
}
