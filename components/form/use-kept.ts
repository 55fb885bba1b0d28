import { useEffect, useState } from 'react'

/** What a person chose and typed on a screen, kept in this tab across reloads as far as `print` lets it. */
export function useKept<T extends object>({
  key,
  start,
  read,
  print,
}: {
  readonly key: string
  readonly start: T
  readonly read: (kept: string | null, start: T) => T
  readonly print: (value: T) => string
}): readonly [value: T, change: (change: Partial<T>) => void] {
  const [value, setValue] = useState(start)
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    setValue((first) => read(load(key), first))
    setRead(true)
  }, [key, read])
  useEffect(() => {
    if (isRead) save(key, print(value))
  }, [isRead, key, print, value])
  return [value, (change) => setValue((now) => ({ ...now, ...change }))]
}

function load(key: string): string | null {
  try {
    return window.sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function save(key: string, kept: string): void {
  try {
    window.sessionStorage.setItem(key, kept)
  } catch {
    // Without storage only the reload is not covered.
  }
}
