'use client'

import { useCallback, useEffect, useRef } from 'react'
import { type Toast, toast } from './toast'

type Removed = Pick<Toast, 'title' | 'description'> & { readonly onUndo: () => void }

/** Says what was removed and offers it back, for as long as what it was removed from is on the page. */
export function useUndoToast(): (removed: Removed) => void {
  const dismiss = useRef<(() => void)[]>([])
  useEffect(() => {
    const all = dismiss.current
    return () => {
      for (const each of all) each()
    }
  }, [])
  return useCallback(({ title, description, onUndo }) => {
    dismiss.current.push(toast({ title, description, action: { label: 'Undo', onSelect: onUndo } }))
  }, [])
}
