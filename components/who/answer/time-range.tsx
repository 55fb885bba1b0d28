import { Time } from '@/components/ui/time'
import type { AskedTime } from '../who-actions'

/** From when until when, in the reader's time; a moment where both are within one minute. The zone is said once where it is one. */
export function TimeRange({ from, to }: AskedTime) {
  if (to - from < 60_000) return <Time at={from} zone show="local" />
  const isOneZone = new Date(from).getTimezoneOffset() === new Date(to).getTimezoneOffset()
  return (
    <>
      <Time at={from} zone={!isOneZone} show="local" /> to <Time at={to} zone show="local" />
    </>
  )
}
