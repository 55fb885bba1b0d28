import type { MouseEvent } from 'react'
import { StateBadge } from '@/components/grants/state-badge'
import { TableHead } from '@/components/ui/table-head'
import { formatReach, type GrantView } from '@/lib/grants'
import { ledgerColumns } from './ledger-columns'
import { Until } from './until'

type LedgerTableProps = { readonly rows: readonly GrantView[]; readonly onOpen: (id: GrantView['id']) => void }

/** One row for each grant, newest first; on a phone one card. A row opens the whole story. */
export function LedgerTable({ rows, onOpen }: LedgerTableProps) {
  return (
    <table aria-label="Grants" className="w-full table-fixed border-t border-line text-13 max-sm:block">
      <TableHead columns={ledgerColumns} />
      <tbody className="divide-y divide-line max-sm:block">
        {rows.map((grant) => (
          <LedgerRow key={grant.id} grant={grant} onOpen={() => onOpen(grant.id)} />
        ))}
      </tbody>
    </table>
  )
}

type LedgerRowProps = { readonly grant: GrantView; readonly onOpen: () => void }

function LedgerRow({ grant, onOpen }: LedgerRowProps) {
  const { agent, template, reach, asked, given, minted } = grant
  // The whole row is a way in for a pointer; the keyboard has the button, which keeps the focus to return to.
  function press(event: MouseEvent<HTMLTableRowElement>) {
    if (window.getSelection()?.isCollapsed === false) return
    event.currentTarget.querySelector('button')?.focus()
    onOpen()
  }
  return (
    <tr
      onClick={press}
      className="h-10 cursor-pointer transition-colors hover:bg-hover max-sm:grid max-sm:h-auto max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-1 max-sm:px-4 max-sm:py-3"
    >
      <td className="pr-4 pl-6 max-sm:col-start-2 max-sm:row-start-1 max-sm:p-0">
        <StateBadge state={grant.state} />
        {grant.problem !== null && (
          <span title={grant.problem} className="block text-12 font-medium text-deny">
            Changed outside
          </span>
        )}
      </td>
      <td className={`${cell} max-sm:col-start-1 max-sm:row-start-1`}>
        <button
          type="button"
          onClick={(event) => {
            event.stopPropagation()
            onOpen()
          }}
          className="block max-w-full truncate rounded-chip text-left font-medium hover:underline pointer-coarse:py-1"
        >
          {agent.name}
          <span className="ml-1.5 font-normal text-ink-muted">{agent.email}</span>
        </button>
      </td>
      <td className={`${cell} max-sm:col-span-2 max-sm:row-start-2`}>
        <span title={template.name}>{template.name}</span>
        <span className="ml-1.5 text-ink-muted tabular-nums">v{template.version}</span>
      </td>
      <td
        title={formatReach(reach)}
        className="pr-4 text-12 text-ink-muted max-sm:col-span-2 max-sm:row-start-3 max-sm:p-0 max-sm:text-13"
      >
        <span className="line-clamp-2">{formatReach(reach)}</span>
      </td>
      <td className={`${cell} tabular-nums max-sm:col-span-2 max-sm:row-start-4`}>
        <Until grant={grant} isNamed />
      </td>
      <td className={`${cell} text-ink-muted max-lg:hidden`}>{byWhom(asked.by, given?.by ?? null)}</td>
      <td className={`${cell} pr-6 text-right text-ink-muted tabular-nums max-lg:hidden`}>{minted}</td>
    </tr>
  )
}

const cell = 'truncate pr-4 max-sm:p-0!'

function byWhom(asked: string, given: string | null): string {
  if (given === null || given === asked) return asked
  return `${asked}, ${given}`
}
