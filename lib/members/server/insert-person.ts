import { getAdapter } from 'better-auth/db/adapter'
import type { EpochMs } from '@/lib/base'
import { database, type WriteTx } from '@/lib/server/db'
import { authOptions } from './auth'

/** Someone to be able to sign in. `passwordHash` comes from `hashPassword`, made before the transaction opened. */
export type NewPerson = {
  readonly name: string
  readonly email: string
  readonly passwordHash: string
  readonly at: EpochMs
}

/**
 * Writes a person and their password inside the caller's transaction, and answers the id of the user. It goes through the
 * sign-in library's own adapter bound to this transaction: its `createUser` would commit on its own, and a failure after
 * it would leave a person without a member.
 */
export async function insertPerson(tx: WriteTx, { name, email, passwordHash, at }: NewPerson): Promise<string> {
  const { dialect } = await database()
  const adapter = await getAdapter({ ...authOptions(), database: { db: tx, type: dialect } })
  const dates = { createdAt: new Date(at), updatedAt: new Date(at) }
  const user = await adapter.create<{ name: string; email: string; emailVerified: boolean }, { id: string }>({
    model: 'user',
    data: { name, email, emailVerified: true, ...dates },
  })
  await adapter.create({
    model: 'account',
    data: { userId: user.id, accountId: user.id, providerId: 'credential', password: passwordHash, ...dates },
  })
  return user.id
}
