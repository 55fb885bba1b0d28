import { useDeferredValue } from 'react'
import { useOnceDrawn } from './use-once-drawn'

/**
 * How many items of a long list to draw: these first ones on the server, all of them in the browser, right after the page
 * answers and in work that gives way to typing. So a list of any length costs the server, which draws for everybody, no
 * more than its first part, and nothing is missing from the page that a person reads.
 */
export function useFirst(count: number): number {
  return useDeferredValue(useOnceDrawn(Number.POSITIVE_INFINITY, count))
}
