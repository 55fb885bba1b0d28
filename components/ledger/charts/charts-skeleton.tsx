import { Skeleton } from '@/components/ui/skeleton'

/** Charts on their way, in the shape of their cards. */
export function ChartsSkeleton() {
  return (
    <div role="status" aria-label="The charts are on their way" className={chartsGrid}>
      {['time', 'template', 'length'].map((name) => (
        <div key={name} className="grid grid-cols-1 content-start gap-4 rounded-card border border-line bg-surface p-4">
          <Skeleton className="h-3.5 w-32" />
          <Skeleton className="h-44 w-full" />
        </div>
      ))}
    </div>
  )
}

/** Where the charts stand: beside each other on a desk, below each other on a phone. */
export const chartsGrid =
  'grid grid-cols-1 gap-3 px-4 pb-4 sm:px-6 md:grid-cols-2 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]'
