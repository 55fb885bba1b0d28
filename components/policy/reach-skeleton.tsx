import { Skeleton } from '@/components/ui/skeleton'

const groups = [
  { noun: 'devices', rows: [0, 1, 2, 3, 4] },
  { noun: 'sessions', rows: [0, 1, 2] },
]

/** The shape of the lists while they are on their way. */
export function ReachSkeleton() {
  return (
    <div role="status" aria-label="Devices and sessions are on their way">
      {groups.map(({ noun, rows }) => (
        <div key={noun} className="px-4 pt-3 pb-2">
          <div className="flex h-7 items-center gap-2">
            <Skeleton className="h-4 w-30" />
            <Skeleton className="h-7 max-w-56 flex-1" />
          </div>
          <Skeleton className="mt-2 h-1.5 w-full" />
          <div className="mt-1.5">
            {rows.map((row) => (
              <div key={row} className="flex gap-2.5 border-t border-line py-1.5 first:border-t-0">
                <Skeleton className="h-5 w-15" />
                <div className="flex-1">
                  <Skeleton className="my-0.5 h-4 w-2/5" />
                  <Skeleton className="my-0.5 h-3 w-3/5" />
                </div>
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
