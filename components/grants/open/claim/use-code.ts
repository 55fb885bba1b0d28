'use client'

import { useEffect, useState } from 'react'

/**
 * The one-time code of the link that was opened: undefined until that is known, null where there is none. It is taken out of
 * the address bar and the history at once, and kept in the memory of this page alone.
 */
export function useCode(): string | null | undefined {
  const [code, setCode] = useState<string | null>()
  useEffect(() => {
    const take = () => {
      const given = window.location.hash.slice(1)
      if (given !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
      setCode((known) => (given === '' ? (known ?? null) : given))
    }
    take()
    // The link of another access, opened in the page that is there.
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])
  return code
}
