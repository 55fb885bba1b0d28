import { useEffect, useLayoutEffect } from 'react'
import { keepBeforeCounting } from '@/components/form/browser-storage'
import { isLeavingPage } from '@/components/shell/leave-page'
import { useShell } from '@/components/shell/shell-context'
import type { Id } from '@/lib/base'
import { contentOf, isUnsaved } from '@/lib/templates'
import type { SittingStore } from './sitting-store'
import { readAside, readStash, writeAside, writeStash } from './stash'

/** Milliseconds of rest in the typing before it is kept: writing takes longer than a keystroke has. Leaving, and asking what is unsaved, keep at once. */
const delay = 400

/**
 * Keeps what is not saved in this browser, so that a reload, a crash, a refusal or an ended sign-in loses nothing, and brings it
 * back when the sitting opens.
 */
export function useStash(id: Id<'tpl'>, store: SittingStore): void {
  const { email } = useShell().person
  useLayoutEffect(() => {
    const place = { id, email }
    const stash = readStash(place)
    if (stash) store.send({ kind: 'stash-found', stash })
    const aside = readAside(place)
    if (aside !== null) store.send({ kind: 'aside-found', content: aside })
  }, [id, email, store])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    function keep() {
      clearTimeout(timer)
      const sitting = store.get()
      const { saved, aside } = sitting
      const stash = { ...contentOf(sitting), revision: saved.revision, at: Date.now() }
      writeStash({ id, email }, isUnsaved(sitting) ? stash : null)
      writeAside({ id, email }, aside)
    }
    function keepSoon() {
      clearTimeout(timer)
      timer = setTimeout(keep, delay)
    }
    function guard(event: BeforeUnloadEvent) {
      keep()
      if (isUnsaved(store.get()) && !isLeavingPage()) event.preventDefault()
    }
    const stop = store.watch(keepSoon)
    const stopCounting = keepBeforeCounting(keep)
    window.addEventListener('beforeunload', guard)
    window.addEventListener('pagehide', keep)
    return () => {
      stop()
      stopCounting()
      keep()
      window.removeEventListener('beforeunload', guard)
      window.removeEventListener('pagehide', keep)
    }
  }, [id, email, store])
}
