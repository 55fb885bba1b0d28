import { useEffect, useState } from 'react'
import { holdsToken } from '@/lib/tokens'

/** A text that survives a reload of this tab, unless a token stands in it: tokens are kept nowhere. */
export function useKeptText(key: string): readonly [text: string, setText: (text: string) => void] {
  const [text, setText] = useState('')
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    setText((typed) => typed || read(key))
    setRead(true)
  }, [key])
  useEffect(() => {
    if (isRead) write(key, holdsToken(text) ? '' : text)
  }, [isRead, key, text])
  return [text, setText]
}

function read(key: string): string {
  try {
    return window.sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string): void {
  try {
    window.sessionStorage.setItem(key, text)
  } catch {
    // Without storage only the reload is not covered.
  }
}
