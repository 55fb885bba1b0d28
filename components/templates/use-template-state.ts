import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@/components/form/fetch-in-time'
import { useOnceDrawn } from '@/components/ui/use-once-drawn'
import type { Template, TemplateState } from '@/lib/templates'

const everyMilliseconds = { known: 4_000, unknown: 15_000 } as const

/**
 * How far a template is on the server: looked up every 4 s while the page is visible, and at once when the person comes
 * back to it. Undefined until it was looked up, and while it cannot be, in which case it is tried less often.
 */
export function useTemplateState(id: Template['id']): TemplateState | undefined {
  const { data, isError } = useQuery({
    queryKey: ['template', id, 'state'],
    queryFn: ({ signal }) => fetchJson<TemplateState>(`/api/v1/templates/${id}/state`, signal),
    refetchInterval: ({ state }) => everyMilliseconds[state.status === 'error' ? 'unknown' : 'known'],
    refetchOnWindowFocus: 'always',
    retry: false,
    staleTime: 0,
  })
  return useOnceDrawn(isError ? undefined : data, undefined)
}
