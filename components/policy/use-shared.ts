import { useState } from 'react'
import { share } from '@/lib/templates'

/** The value that was there before while the next one says the same, so that what is drawn from it is not drawn again. */
export function useShared<T>(next: T): T {
  const [keep] = useState(() => createKeeper<T>())
  return keep(next)
}

function createKeeper<T>(): (next: T) => T {
  let last: T | undefined
  return (next) => {
    last = share(last, next)
    return last
  }
}
