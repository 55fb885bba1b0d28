import { useEffect, useState } from 'react'
import { useShell } from '../shell/shell-context'
import { readKept, writeKept } from './browser-storage'

/** What a person chose and typed on a screen, kept for them in this tab across reloads as far as `print` lets it. */
export function useKept<T extends object>({
  name,
  start,
  read,
  print,
}: {
  readonly name: string
  readonly start: T
  readonly read: (kept: string | null, start: T) => T
  readonly print: (value: T) => string
}): readonly [value: T, change: (change: Partial<T>) => void] {
  const { email } = useShell().person
  const [value, setValue] = useState(start)
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    setValue((first) => read(readKept('sessionStorage', { name, email }), first))
    setRead(true)
  }, [name, email, read])
  useEffect(() => {
    if (isRead) writeKept('sessionStorage', { name, email }, print(value))
  }, [isRead, name, email, print, value])
  return [value, (change) => setValue((now) => ({ ...now, ...change }))]
}
