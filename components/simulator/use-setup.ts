import { useEffect, useState } from 'react'
import { changeSetup, keepSetup, readKeptSetup, type SimulatorSetup, startSetup } from '@/lib/simulation'

const key = 'remit:simulator'

/** Changes some of the setup. */
export type ChangeSetup = (change: Partial<SimulatorSetup>) => void

/** What a person chose and typed, kept in this tab across reloads; tokens never are. */
export function useSetup(firstTemplateId: string): { readonly setup: SimulatorSetup; readonly change: ChangeSetup } {
  const [setup, setSetup] = useState(() => startSetup(firstTemplateId))
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    setSetup((start) => readKeptSetup(read(), start))
    setRead(true)
  }, [])
  useEffect(() => {
    if (isRead) write(keepSetup(setup))
  }, [isRead, setup])
  return { setup, change: (change) => setSetup((now) => changeSetup(now, change)) }
}

function read(): string | null {
  try {
    return window.sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function write(kept: string): void {
  try {
    window.sessionStorage.setItem(key, kept)
  } catch {
    // Without storage only the reload is not covered.
  }
}
