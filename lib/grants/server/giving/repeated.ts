import { createHash } from 'node:crypto'
import { AppError, canonicalJson, type JsonObject } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { openContent } from '../seal'
import { findByRequest } from '../store'
import type { GrantTable } from '../tables'

/** What was sent, to tell a repeated request from another one under its key. It can be guessed, so it is stored sealed. */
export function printRequest(
  kind: 'access' | 'extend' | 'hand-over',
  { requestKey: _key, ...body }: JsonObject & { readonly requestKey: string },
): string {
  return createHash('sha256').update(canonicalJson({ kind, body })).digest('hex')
}

type Sent = { readonly by: string; readonly key: string; readonly request: string }

/**
 * The grant that the same request made before, if it did. Throws `conflict` (field `requestKey`) when the key was used for
 * something else: what was done then is no answer to what is asked now.
 */
export async function findRepeated(tx: WriteTx, { by, key, request }: Sent): Promise<GrantTable | undefined> {
  const row = await findByRequest(tx, by, key)
  if (row === undefined || requestOf(row) === request) return row
  throw new AppError('conflict', {
    field: 'requestKey',
    message:
      'This key was used for another request already. Look at what came of that, and send this one under its own key.',
  })
}

function requestOf({ id, sealed }: GrantTable): string | null {
  return sealed === '' ? null : openContent(id, sealed).request
}
