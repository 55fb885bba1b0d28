import { usePathname, useSearchParams } from 'next/navigation'
import { isId } from '@/lib/base'
import type { GrantView } from '@/lib/grants'
import type { ValueSearch } from './use-ledger'

type Change = {
  readonly q?: string
  readonly value?: ValueSearch | null
  readonly grant?: GrantView['id'] | null
  readonly hasCharts?: boolean
}

/** What the address of the ledger says: the search, the search by value as hashes, the grant whose story is open, and whether charts are. */
export function useLedgerAddress() {
  const params = useSearchParams()
  const pathname = usePathname()
  const grant = params.get('grant')
  function change({ q, value, grant: opened, hasCharts }: Change) {
    // The address itself: what was changed a moment ago is there before React has heard of it.
    const next = new URLSearchParams(window.location.search)
    if (q !== undefined) setOrDelete(next, 'q', q)
    if (value !== undefined) setOrDelete(next, 'value', value === null ? '' : `${value.name}~${value.terms}`)
    if (hasCharts !== undefined) setOrDelete(next, 'charts', hasCharts ? 'on' : '')
    if (opened !== undefined) setOrDelete(next, 'grant', opened ?? '')
    const address = next.size === 0 ? pathname : `${pathname}?${next}`
    // A story is a place to come back from; a search that is being typed is not.
    if (opened === undefined || opened === null) window.history.replaceState(null, '', address)
    else window.history.pushState(null, '', address)
  }
  return {
    q: params.get('q') ?? '',
    value: readValue(params.get('value')),
    grant: grant !== null && isId('gnt', grant) ? grant : null,
    hasCharts: params.get('charts') === 'on',
    change,
  }
}

function setOrDelete(params: URLSearchParams, name: string, text: string): void {
  if (text === '') params.delete(name)
  else params.set(name, text)
}

const valueForm = /^(.{1,100})~([\w-]{43}(?:,[\w-]{43})?)$/

function readValue(text: string | null): ValueSearch | null {
  const [, name, terms] = valueForm.exec(text ?? '') ?? []
  return name === undefined || terms === undefined ? null : { name, terms }
}
