import clsx from 'clsx'
import { type KeyboardEvent, useId, useState } from 'react'
import { Verdict } from '@/components/policy/reach-row'
import { Button } from '@/components/ui/button'
import type { Cell, MatrixGroup, MatrixRow } from '@/lib/simulation'

/** A cell that was chosen, with the target it is about. */
export type ChosenCell = { readonly key: string; readonly row: MatrixRow; readonly cell: Cell }

type MatrixTableProps = {
  readonly group: MatrixGroup
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}

const titles = { device: 'Devices', session: 'Sessions', account: 'Account' } as const
const firstRows = 100

/** Targets down, requests across. One stop of Tab; the arrows move, and moving chooses. */
export function MatrixTable({ group, chosen, onChoose }: MatrixTableProps) {
  const id = useId()
  const [shown, setShown] = useState(firstRows)
  const { kind, asked, rows, allowed } = group
  const visible = rows.slice(0, shown)
  const isChosenHere = visible.some((row) => row.cells.some((cell) => cellKey(kind, row, cell) === chosen))
  function steer(event: KeyboardEvent<HTMLTableElement>) {
    const [row, column] = placeOf(event.target)
    const step = steps[event.key]
    if (!step || row === null || column === null) return
    event.preventDefault()
    const next = event.currentTarget.querySelector<HTMLButtonElement>(
      `button[data-row="${row + step[0]}"][data-column="${column + step[1]}"]`,
    )
    next?.focus()
    next?.click()
  }
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-2">
      <h3 id={id} className="text-14 font-medium">
        {titles[kind]} <span className="text-13 font-normal text-ink-muted tabular-nums">{rows.length}</span>
      </h3>
      <div className="overflow-x-auto rounded-card border border-line">
        <table className="w-full text-13" onKeyDown={steer} aria-labelledby={id}>
          <thead className="bg-canvas text-12">
            <tr className="border-b border-line">
              <th scope="col" className="sticky left-0 z-1 bg-canvas px-3 py-2 text-left font-normal text-ink-muted">
                Target
              </th>
              {asked.map(({ name, resource, action }, at) => (
                <th key={name} scope="col" className="px-2 py-2 text-left font-normal whitespace-nowrap">
                  <span className="block font-mono text-ink">
                    {resource}:{action}
                  </span>
                  <span className="block text-ink-muted tabular-nums">
                    {allowed[at]} of {rows.length}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {visible.map((row, down) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  className="sticky left-0 z-1 max-w-36 bg-surface px-3 py-1.5 text-left font-normal sm:max-w-64"
                >
                  <span className="block truncate font-medium">{row.name}</span>
                  {row.detail !== '' && <span className="block truncate text-12 text-ink-muted">{row.detail}</span>}
                </th>
                {row.cells.map((cell, across) => {
                  const key = cellKey(kind, row, cell)
                  const isEntry = isChosenHere ? key === chosen : down === 0 && across === 0
                  return (
                    <td key={key} className="px-1 py-1">
                      <button
                        type="button"
                        data-row={down}
                        data-column={across}
                        data-effect={cell.decision.effect}
                        aria-pressed={key === chosen}
                        aria-label={`${row.name}, ${cell.asked.name}: ${cell.decision.effect}`}
                        tabIndex={isEntry ? 0 : -1}
                        onClick={() => onChoose(key)}
                        className={clsx(
                          'flex h-7 items-center rounded-control px-1 transition-colors hover:bg-hover pointer-coarse:h-10',
                          key === chosen && 'bg-accent-tint ring-1 ring-accent-line ring-inset',
                        )}
                      >
                        <Verdict effect={cell.decision.effect} />
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button className="justify-self-start" onClick={() => setShown(rows.length)}>
          Show all {rows.length}
        </Button>
      )}
    </section>
  )
}

/** The name of a cell, the same while its target and request are. */
export function cellKey(kind: MatrixGroup['kind'], row: MatrixRow, { asked }: Cell): string {
  return `${kind}/${row.id}/${asked.name}`
}

const steps: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

function placeOf(target: EventTarget): readonly [number | null, number | null] {
  const { row, column } = target instanceof HTMLElement ? target.dataset : {}
  return [row === undefined ? null : Number(row), column === undefined ? null : Number(column)]
}
