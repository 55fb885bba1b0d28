import { Skeleton } from '@/components/ui/skeleton'

const cards = ['a', 'b', 'c', 'd', 'e']
const lines = ['w-1/4', 'w-1/2', 'w-2/3', 'w-3/5', 'w-2/5', 'w-1/3', 'w-1/5']

/** The editor before its draft is here, in the same shape. */
export function EditorSkeleton() {
  return (
    <div role="status" aria-label="Loading the template" className="flex h-dvh flex-col">
      <div className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4 sm:px-6">
        <Skeleton className="h-4 w-48" />
      </div>
      <div className="grid min-h-0 flex-1 divide-x divide-line lg:grid-cols-[48%_1fr] xl:grid-cols-[33%_1fr_31%]">
        <div className="grid content-start gap-4 p-4">
          <Skeleton className="h-44 rounded-control" />
          {cards.map((card) => (
            <Skeleton key={card} className="h-16 rounded-control" />
          ))}
        </div>
        <div className="grid content-start gap-3 p-4 max-lg:hidden">
          {lines.map((width) => (
            <Skeleton key={width} className={`h-4 ${width}`} />
          ))}
        </div>
        <div className="grid content-start gap-3 p-4 max-xl:hidden">
          <Skeleton className="h-4 w-1/2" />
          {cards.map((card) => (
            <Skeleton key={card} className="h-10" />
          ))}
        </div>
      </div>
    </div>
  )
}
