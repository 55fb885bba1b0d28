import { cookies } from 'next/headers'
import type { EpochMs, Id } from '@/lib/base'
import { env } from '@/lib/server/env'

/**
 * The cookies that bind grants to the browser that opened their links: one for each grant, for the host alone, sent to
 * `/open` only and never read by script. `__Host-` would take `Path=/`; `__Secure-` is what a path of its own leaves.
 */
function prefix(): string {
  return env().APP_ORIGIN.startsWith('https:') ? '__Secure-remit_open_' : 'remit_open_'
}

/** A browser counts by its own clock, and the page still says how access ended: what it holds opens nothing any more then. */
const afterEndSeconds = 3_600

/** The secret by which this browser holds a grant; empty when it does not. */
export async function holderOf(id: string): Promise<string> {
  return (await cookies()).get(`${prefix()}${id}`)?.value ?? ''
}

/** Every such secret of this browser. */
export async function allHolders(): Promise<string[]> {
  const own = (await cookies()).getAll().filter(({ name }) => name.startsWith(prefix()))
  return own.map(({ value }) => value).slice(0, 50)
}

type Holding = { readonly id: Id<'gnt'>; readonly holder: string; readonly endsAt: EpochMs; readonly now: EpochMs }

/** Keeps a secret in this browser until its grant is over. How long that is stands in seconds, as its clock may be wrong. */
export async function keepHolder({ id, holder, endsAt, now }: Holding): Promise<void> {
  const maxAge = Math.max(0, Math.ceil((endsAt - now) / 1000)) + afterEndSeconds
  const bounds = { httpOnly: true, path: '/open', sameSite: 'strict', secure: prefix().startsWith('__Secure') } as const
  ;(await cookies()).set(`${prefix()}${id}`, holder, { ...bounds, maxAge })
}
