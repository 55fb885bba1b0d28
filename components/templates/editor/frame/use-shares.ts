import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import { readKept, writeKept } from '@/components/form/browser-storage'
import { useShell } from '@/components/shell/shell-context'
import { isJsonObject, type JsonValue } from '@/lib/base'

/** How the room is shared out, in percent. `pair` is the form's share where only two columns fit. */
export type Shares = {
  readonly form: number
  readonly preview: number
  readonly pair: number
  readonly findings: number
}

const firstShares: Shares = { form: 35, preview: 31, pair: 48, findings: 34 }

/** The shares of the editor's panes, remembered for one person in this browser and given to the frame as CSS variables. */
export function useShares(frame: RefObject<HTMLElement | null>): [Shares, (name: keyof Shares, value: number) => void] {
  const { email } = useShell().person
  const [shares, setShares] = useState(firstShares)
  useLayoutEffect(() => setShares(remembered(email)), [email])
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(shares)) frame.current?.style.setProperty(`--${name}`, `${value}%`)
  }, [frame, shares])
  const set = useCallback(
    (name: keyof Shares, value: number) => {
      setShares((known) => {
        const next = { ...known, [name]: value }
        writeKept('localStorage', { name: 'editor-shares', email }, JSON.stringify(next))
        return next
      })
    },
    [email],
  )
  return [shares, set]
}

function remembered(email: string): Shares {
  try {
    const held: JsonValue = JSON.parse(readKept('localStorage', { name: 'editor-shares', email }) ?? 'null')
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
