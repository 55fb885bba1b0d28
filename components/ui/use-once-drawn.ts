import { useSyncExternalStore } from 'react'

/**
 * What is known in the browser, but what the server drew with until this part of the page is awake. React wakes a page part
 * by part, and a look-up may be answered, or given its first data by another part, before this one is: drawn with that, it
 * would differ from the page that came, which React then throws away with all that was typed into it. Whatever comes from
 * `useQuery` passes through here.
 */
export function useOnceDrawn<T>(known: T, drawn: T): T {
  return useSyncExternalStore<boolean>(watchNothing, inBrowser, onServer) ? known : drawn
}

const watchNothing = () => () => undefined
const inBrowser = () => true
const onServer = () => false
