import { Skeleton } from '@/components/ui/skeleton'
import { TableHead } from '@/components/ui/table-head'
import { ledgerColumns } from './ledger-columns'

const widths = ['w-14', 'w-40', 'w-28', 'w-64', 'w-32', 'w-24', 'w-4'] as const

/** Rows on their way, in the shape of the table. */
export function LedgerSkeleton() {
  return (
    <div role="status" aria-label="The ledger is on its way">
      <table aria-hidden className="w-full table-fixed border-t border-line text-13 max-sm:block">
        <TableHead columns={ledgerColumns} />
        <tbody className="divide-y divide-line max-sm:block">
          {[1, 2, 3, 4, 5, 6].map((row) => (
            <tr key={row} className="h-10 max-sm:block max-sm:h-auto max-sm:px-4 max-sm:py-3">
              {widths.map((width, column) => (
                <td
                  key={width}
                  className={column === 0 ? 'pl-6 max-sm:p-0' : column > 2 ? 'max-sm:hidden' : 'max-sm:block'}
                >
                  <Skeleton className={`my-1 h-3.5 max-w-[90%] ${width}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
