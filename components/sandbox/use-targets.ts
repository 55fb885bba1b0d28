import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fetchJson } from '@/components/form/fetch-in-time'
import { useOnceDrawn } from '@/components/ui/use-once-drawn'
import type { TargetView } from '@/lib/sandbox'

/** The devices and sessions to ask about, as far as they have come. */
export type TargetsState =
  | { readonly status: 'loading' }
  | { readonly status: 'error'; readonly message: string; readonly retry: () => void }
  | { readonly status: 'ready'; readonly targets: readonly TargetView[] }

const everyMilliseconds = 15_000

/**
 * Looks at the sandbox's devices and sessions, again every 15 s while the page is visible. What previews started is left
 * out: it would change the reach of every template while somebody looks at one.
 */
export function useTargets(): TargetsState {
  const { data, isError, refetch } = useQuery({
    queryKey: ['sandbox', 'targets'],
    queryFn: ({ signal }) => fetchTargets(signal),
    refetchInterval: everyMilliseconds,
  })
  const state = useMemo<TargetsState>(() => {
    if (data) return { status: 'ready', targets: data }
    if (!isError) return loadingTargets
    const message = 'The sandbox’s devices and sessions could not be read.'
    return { status: 'error', message, retry: () => void refetch() }
  }, [data, isError, refetch])
  return useOnceDrawn(state, loadingTargets)
}

/** While nothing is known of the targets; always the same value, so that nothing is drawn again for it. */
export const loadingTargets: TargetsState = { status: 'loading' }

async function fetchTargets(signal: AbortSignal): Promise<readonly TargetView[]> {
  const { targets } = await fetchJson<{ readonly targets: readonly TargetView[] }>('/api/v1/sandbox/targets', signal)
  return targets.filter(({ isPreview }) => !isPreview)
}
