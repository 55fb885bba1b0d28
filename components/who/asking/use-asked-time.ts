import { useEffect, useState } from 'react'
import { localText, type TypedTime } from './time-field'

/** The time that is asked about: now, as soon as the browser that knows the zone has drawn the page. */
export function useAskedTime() {
  const [time, setTime] = useState<TypedTime>({ kind: 'instant', from: '', to: '' })
  useEffect(() => {
    const now = localText(Date.now())
    setTime((before) => (before.from === '' ? { ...before, from: now, to: now } : before))
  }, [])
  return [time, setTime] as const
}
