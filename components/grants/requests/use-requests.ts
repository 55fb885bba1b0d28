import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fetchJson } from '@/components/form/fetch-in-time'
import { live } from '@/components/form/live'
import { useMay } from '@/components/shell/shell-context'
import { useOnceDrawn } from '@/components/ui/use-once-drawn'
import type { GrantRequest } from '@/lib/grants'

/** What waits for the one who looks, and the newest of what they asked for themselves. */
export type Requests = {
  readonly waiting: readonly GrantRequest[]
  readonly own: readonly GrantRequest[]
  /** Whether they asked for more than that. */
  readonly hasMore: boolean
}

/** How many requests for access wait for this person: looked up every 5 s, and at once when they come back to the window. */
export function useWaitingCount(): number {
  const { data } = useQuery({
    queryKey: ['grants', 'waiting'],
    queryFn: ({ signal }) => fetchJson<{ readonly count: number }>('/api/v1/requests/waiting', signal),
    enabled: useMay()('grant.waiting'),
    ...live,
  })
  return useOnceDrawn(data?.count ?? 0, 0)
}

/** The requests of the screen, kept up to date while it is open; `again` looks at once. */
export function useRequests(initial: Requests): { readonly requests: Requests; readonly again: () => void } {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['grants', 'requests'],
    queryFn: ({ signal }) => fetchJson<Requests>('/api/v1/requests', signal),
    initialData: initial,
    ...live,
  })
  return { requests: useOnceDrawn(data, initial), again: () => void client.invalidateQueries({ queryKey: ['grants'] }) }
}

/** One request, kept up to date while it is open, also when it waits for somebody else; `again` looks at once. */
export function useRequest(initial: GrantRequest): { readonly request: GrantRequest; readonly again: () => void } {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['grants', 'request', initial.id],
    queryFn: ({ signal }) => fetchJson<GrantRequest>(`/api/v1/requests/${initial.id}`, signal),
    initialData: initial,
    ...live,
  })
  return { request: useOnceDrawn(data, initial), again: () => void client.invalidateQueries({ queryKey: ['grants'] }) }
}
