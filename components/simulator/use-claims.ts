import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { isId } from '@/lib/base'
import type { TextProblem } from '@/lib/json'
import { type ReadClaims, readClaims, type SimulatorSetup } from '@/lib/simulation'
import { fetchTemplate } from '../templates/sitting/fetch-template'

/** The claims to ask, as far as they can be read. */
export type ClaimsState =
  | { readonly status: 'empty' | 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'unreadable'; readonly problem: TextProblem }
  | ({ readonly status: 'ready' } & ReadClaims)

/** Reads the claims of the chosen source; a template's draft is fetched as it is saved now. */
export function useClaims({ source, templateId, token, json }: SimulatorSetup): ClaimsState {
  const id = isId('tpl', templateId) ? templateId : null
  const { data } = useQuery({
    queryKey: ['template', id],
    queryFn: ({ signal }) => (id === null ? null : fetchTemplate(id, signal)),
    enabled: source === 'template' && id !== null,
  })
  const pasted = source === 'token' ? token : json
  return useMemo(() => {
    if (source !== 'template') return stateOf(pasted)
    if (id === null) return { status: 'empty' }
    if (!data) return { status: 'loading' }
    return data.ok ? stateOf(data.value.text) : { status: 'failed', message: data.failure.message }
  }, [source, pasted, id, data])
}

function stateOf(text: string): ClaimsState {
  if (text.trim() === '') return { status: 'empty' }
  const read = readClaims(text)
  return read.ok ? { status: 'ready', ...read.value } : { status: 'unreadable', problem: read.error }
}
