import { isId } from '@/lib/base'
import { readDb, writeTransaction } from '@/lib/server/db'
import { appendEntry } from '@/lib/server/journal'
import { emitEvent } from '@/lib/server/observability'
import { makeId, takesRefusalEntry } from '@/lib/server/service'
import { findMemberIdByEmail, touchMember } from '../store'

const deed = 'member.sign-in'

/**
 * Records a sign-in, or a refused one (`null`), in the journal. A refused address is not kept: it may be a mistyped password.
 * Of refused ones the journal takes its share only, and the log has each.
 */
export async function recordSignIn(headers: Headers, email: string | null): Promise<void> {
  const given = headers.get('x-remit-request-id') ?? ''
  const requestId = isId('req', given) ? given : makeId('req')
  const db = await readDb()
  const actor = email === null ? 'anonymous' : ((await findMemberIdByEmail(db, email)) ?? 'anonymous')
  const outcome = email === null ? 'unauthenticated' : 'done'
  const at = Date.now()
  emitEvent({ deed, requestId, actor, outcome, milliseconds: 0 })
  if (email === null && !takesRefusalEntry(db, { actor, deed, outcome, target: null, at })) return
  await writeTransaction(db, async (tx) => {
    if (email !== null) await touchMember(tx, actor, at)
    const target = email === null ? null : actor
    await appendEntry(tx, { id: makeId('evt'), at, actor, deed, target, outcome, detail: {}, requestId })
  })
}
