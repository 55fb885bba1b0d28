import { Skeleton } from '@/components/ui/skeleton'
import { TableHead } from '@/components/ui/table-head'
import { templateColumns } from './template-columns'

const rows = ['a', 'b', 'c', 'd', 'e', 'f']

/** The list before its rows are here, in the same shape. */
export function TemplateListSkeleton() {
  return (
    <div role="status" aria-label="Loading templates">
      <div className="flex items-center justify-between px-4 py-3 sm:px-6">
        <Skeleton className="h-8 w-80 max-w-full rounded-control" />
      </div>
      <table aria-hidden className="w-full table-fixed border-t border-line text-13 max-sm:block">
        <TableHead columns={templateColumns} />
        <tbody className="max-sm:block">
          {rows.map((row) => (
            <tr key={row} className="h-10 border-b border-line max-sm:grid max-sm:gap-2 max-sm:px-4 max-sm:py-3">
              <td className="sm:pr-4 sm:pl-6">
                <Skeleton className="h-4 w-3/5" />
              </td>
              <td className="sm:pr-4">
                <Skeleton className="h-4 w-4/5" />
              </td>
              <td>
                <Skeleton className="h-5 w-16" />
              </td>
              <td>
                <Skeleton className="h-4 w-24" />
              </td>
              <td className="max-sm:hidden" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
