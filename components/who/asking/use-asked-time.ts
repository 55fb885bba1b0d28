import { useEffect, useState } from 'react'
import { readServerClock } from '@/components/ui/server-clock'
import { localText, type TypedTime } from './time-field'

/** The time that is asked about: now, as soon as the browser that knows the zone has drawn the page. */
export function useAskedTime() {
  const [time, setTime] = useState<TypedTime>({ kind: 'instant', from: '', to: '' })
  useEffect(() => {
    const now = localText(readServerClock(1))
    setTime((before) => (before.from === '' ? { ...before, from: now, to: now } : before))
  }, [])
  return [time, setTime] as const
}
