import { fetchInTime } from '@/components/form/fetch-in-time'

/** What the ledger's API answers at this address, below `/api/v1/grants`. Throws what it says where it refuses. */
export async function askLedger<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetchInTime(`/api/v1/grants${address}`, { signal })
  const body: T & { detail?: string } = await response.json()
  if (!response.ok) throw new Error(body.detail ?? `The ledger answered ${response.status}.`)
  return body
}
