'use client'

import { Search, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FieldNote, inputClass, noteIdOf } from '@/components/ui/field'
import { replayTyped } from '@/components/ui/replay-typed'
import { parseLedgerQuery } from '@/lib/grants'
import type { ValueSearch } from '../use-ledger'
import { QuickFilters } from './quick-filters'
import type { FindValue } from './value-dialog'

const ValueDialog = dynamic(() => import('./value-dialog').then((module) => module.ValueDialog), { ssr: false })

type LedgerSearchProps = {
  /** The search of the address. */
  readonly text: string
  readonly value: ValueSearch | null
  readonly onText: (text: string) => void
  readonly onValue: (value: ValueSearch | null) => void
  readonly findValue: FindValue
  /** At the end of the row, beside the search. */
  readonly aside: ReactNode
}

const pauseMilliseconds = 250

/**
 * One search field with filters as tokens, the filters people want most beside it, and the search by value. What it cannot
 * read is told and never goes into the address.
 */
export function LedgerSearch({ text, value, onText, onValue, findValue, aside }: LedgerSearchProps) {
  const [typed, setTyped] = useTyped(text, onText)
  const [isAsking, setAsking] = useState(false)
  const id = useId()
  const { problems } = parseLedgerQuery(typed)
  const problem = problems.map(({ message }) => message).join(' ')
  return (
    <search className="grid gap-2 px-4 py-3 sm:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="relative block min-w-0 flex-1 basis-48 max-sm:basis-full">
          <span className="sr-only">Search the ledger</span>
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-faint"
          />
          <input
            ref={replayTyped}
            id={id}
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder="agent:mara state:active from:2026-11-29, or words of the reason"
            spellCheck={false}
            autoComplete="off"
            aria-invalid={problem !== '' || undefined}
            aria-describedby={noteIdOf(id)}
            className={`${inputClass} h-8 pr-2 pl-8 text-13 pointer-coarse:h-10 pointer-coarse:text-16`}
          />
        </label>
        {value === null ? (
          <Button onClick={() => setAsking(true)}>By value…</Button>
        ) : (
          <Button icon={<X aria-hidden />} onClick={() => onValue(null)} aria-label={`Stop searching by ${value.name}`}>
            <code className="max-w-40 truncate">{value.name}</code> has one value
          </Button>
        )}
        {aside}
      </div>
      <FieldNote id={noteIdOf(id)} error={problem === '' ? undefined : problem} />
      <QuickFilters text={typed} onText={setTyped} />
      {isAsking && (
        <ValueDialog
          findValue={findValue}
          onFound={(found) => {
            setAsking(false)
            onValue(found)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </search>
  )
}

/** What is being typed goes into the address after a pause, and an address that changed by itself is shown. */
function useTyped(text: string, onText: (text: string) => void): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(text)
  const [shown, setShown] = useState(text)
  if (text !== shown) {
    setShown(text)
    setTyped(text)
  }
  useEffect(() => {
    if (typed === text || parseLedgerQuery(typed).problems.length > 0) return
    const timer = window.setTimeout(() => {
      setShown(typed)
      onText(typed)
    }, pauseMilliseconds)
    return () => window.clearTimeout(timer)
  }, [typed, text, onText])
  return [typed, setTyped]
}
