import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@/components/form/fetch-in-time'
import { live } from '@/components/form/live'
import { useMay } from '@/components/shell/shell-context'
import { useOnceDrawn } from '@/components/ui/use-once-drawn'
import type { WaitingApproval } from '@/lib/templates'

const none: readonly WaitingApproval[] = []

/** The requests that wait for this person: looked up again every 5 s, and at once when they come back to the window. */
export function useWaiting(initial?: readonly WaitingApproval[]): readonly WaitingApproval[] {
  const { data } = useQuery({
    queryKey: waitingKey,
    queryFn: ({ signal }) => fetchJson<readonly WaitingApproval[]>('/api/v1/approvals/waiting', signal),
    enabled: useMay()('approval.waiting'),
    ...live,
    ...(initial === undefined ? {} : { initialData: initial }),
  })
  return useOnceDrawn(data ?? none, initial ?? none)
}

/** Under which the browser keeps what waits, so that a decision can have it looked up again. */
export const waitingKey = ['approvals', 'waiting'] as const
