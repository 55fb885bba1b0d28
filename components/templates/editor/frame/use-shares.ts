import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { isJsonObject, type JsonValue } from '@/lib/base'

/** How the room is shared out, in percent. `pair` is the form's share where only two columns fit. */
export type Shares = {
  readonly form: number
  readonly preview: number
  readonly pair: number
  readonly findings: number
}

const firstShares: Shares = { form: 35, preview: 31, pair: 48, findings: 34 }
const storageKey = 'remit:editor-shares'

/** The shares of the editor's panes, remembered in this browser and given to the frame as CSS variables. */
export function useShares(frame: RefObject<HTMLElement | null>): [Shares, (name: keyof Shares, value: number) => void] {
  const [shares, setShares] = useState(firstShares)
  useLayoutEffect(() => setShares(remembered()), [])
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(shares)) frame.current?.style.setProperty(`--${name}`, `${value}%`)
  }, [frame, shares])
  const set = useCallback((name: keyof Shares, value: number) => {
    setShares((known) => {
      const next = { ...known, [name]: value }
      remember(next)
      return next
    })
  }, [])
  return [shares, set]
}

function remember(shares: Shares): void {
  try {
    window.localStorage.setItem(storageKey, JSON.stringify(shares))
  } catch {
    // A browser that keeps nothing still resizes.
  }
}

function remembered(): Shares {
  try {
    const held: JsonValue = JSON.parse(window.localStorage.getItem(storageKey) ?? 'null')
    if (!isJsonObject(held)) return firstShares
    const known = Object.entries(firstShares).map(([name, first]) => {
      const value = held[name]
      return [name, typeof value === 'number' && value >= 10 && value <= 80 ? value : first] as const
    })
    return { ...firstShares, ...Object.fromEntries(known) }
  } catch {
    return firstShares
  }
}
