import { publicKeySet } from '@/lib/keys/server'
import { readDb } from '@/lib/server/db'
import { refusing } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** The public keys for whoever verifies Remit's tokens. Fresh for five minutes; a key is never taken out while it signs. */
export async function GET(): Promise<Response> {
  return refusing(async () =>
    Response.json(await publicKeySet(await readDb()), {
      headers: { 'Cache-Control': 'public, max-age=300', 'Content-Type': 'application/jwk-set+json' },
    }),
  )
}
