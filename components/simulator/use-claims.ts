import { useMemo } from 'react'
import type { TextProblem } from '@/lib/json'
import { type ReadClaims, readClaims, type SimulatorSetup } from '@/lib/simulation'
import type { TokenContext } from '@/lib/tokens'
import type { TypedValues } from '../templates/parameters/try-values'
import type { AskedTemplate } from './asked-template'
import { type FilledContent, fillContent } from './fill-content'
import { useTemplate } from './use-template'

/** The claims to ask, as far as they can be read. */
export type ClaimsState =
  | { readonly status: 'empty' | 'loading' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'unfilled' }
  | { readonly status: 'unreadable'; readonly problem: TextProblem }
  | ({ readonly status: 'ready' } & ReadClaims)

/** The claims, and where they are of a template, what there is to choose and to fill in. */
export type AskedClaims = ClaimsState & {
  readonly template: AskedTemplate
  readonly filled: FilledContent | null
}

/** What claims are read with: what was typed for parameters, the account, and when something was pasted. */
type Beside = {
  readonly typed: TypedValues
  readonly licenseKey: string | null
  readonly nowSeconds: number | undefined
}

/** Reads the claims of the chosen source; a template's draft is fetched as it is saved now, and filled in. */
export function useClaims(setup: SimulatorSetup, { typed, licenseKey, nowSeconds }: Beside): AskedClaims {
  const { source, templateId, version, token, json } = setup
  const template = useTemplate(source === 'template' ? templateId : '', version)
  const filled = useMemo(
    () => (template.content === null ? null : fillContent(template.content, typed)),
    [template.content, typed],
  )
  const pasted = source === 'token' ? token : json
  const state = useMemo(
    () =>
      source === 'template'
        ? stateOfTemplate(templateId, template, filled)
        : stateOfText(pasted, { licenseKey: licenseKey ?? undefined, nowSeconds }),
    [source, templateId, template, filled, pasted, licenseKey, nowSeconds],
  )
  return { ...state, template, filled }
}

function stateOfTemplate(id: string, { failure }: AskedTemplate, filled: FilledContent | null): ClaimsState {
  if (id === '') return { status: 'empty' }
  if (filled?.claims) return { status: 'ready', claims: filled.claims, notes: [], findings: [], neverValid: null }
  const message = filled?.failure ?? failure
  if (message) return { status: 'failed', message }
  return { status: filled === null ? 'loading' : 'unfilled' }
}

function stateOfText(text: string, context: TokenContext): ClaimsState {
  if (text.trim() === '') return { status: 'empty' }
  const read = readClaims(text, context)
  return read.ok ? { status: 'ready', ...read.value } : { status: 'unreadable', problem: read.error }
}
