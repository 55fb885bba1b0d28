import type { CouldSee } from '@/lib/grants'
import type { AskedTime } from '../who-actions'

/** What is shorter would not be a picture of anything. */
const shortest = 60_000

const width = 1_000
const least = 4

/** Where in the span that was asked about tokens were valid. The times stand beside it in words. */
export function ValidBar({ asked, valid }: { readonly asked: AskedTime; readonly valid: CouldSee['valid'] }) {
  const length = asked.to - asked.from
  if (length < shortest) return null
  const at = (time: number) => (Math.min(Math.max(time - asked.from, 0), length) / length) * (width - least)
  return (
    <svg aria-hidden viewBox={`0 0 ${width} 6`} preserveAspectRatio="none" className="block h-1.5 w-full rounded-full">
      <rect width={width} height={6} className="fill-hover" />
      {valid.map(({ from, to }) => (
        <rect key={from} x={at(from)} width={at(to) - at(from) + least} height={6} className="fill-accent-line" />
      ))}
    </svg>
  )
}
