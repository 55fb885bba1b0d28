import { isId } from '@/lib/base'
import { readDb, writeTransaction } from '@/lib/server/db'
import { appendEntry } from '@/lib/server/journal'
import { makeId } from '@/lib/server/service'
import { findMemberIdByEmail, touchMember } from '../store'

/** Records a sign-in, or a refused one (`null`), in the journal. A refused address is not kept: it may be a mistyped password. */
export async function recordSignIn(headers: Headers, email: string | null): Promise<void> {
  const given = headers.get('x-remit-request-id') ?? ''
  const db = await readDb()
  const actor = email === null ? 'anonymous' : ((await findMemberIdByEmail(db, email)) ?? 'anonymous')
  const at = Date.now()
  await writeTransaction(db, async (tx) => {
    if (email !== null) await touchMember(tx, actor, at)
    await appendEntry(tx, {
      id: makeId('evt'),
      at,
      actor,
      deed: 'member.sign-in',
      target: email === null ? null : actor,
      outcome: email === null ? 'unauthenticated' : 'done',
      detail: {},
      requestId: isId('req', given) ? given : makeId('req'),
    })
  })
}
