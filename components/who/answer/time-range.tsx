import { Time } from '@/components/ui/time'
import type { AskedTime } from '../who-actions'

/** From when until when, in the reader's time; a moment where both are within one minute. */
export function TimeRange({ from, to }: AskedTime) {
  return (
    <>
      <Time at={from} zone show="local" />
      {to - from >= 60_000 && (
        <>
          {' to '}
          <Time at={to} zone show="local" />
        </>
      )}
    </>
  )
}
