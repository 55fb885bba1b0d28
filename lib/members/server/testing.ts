import { randomBytes } from 'node:crypto'
import type { Role } from '@/lib/authz'
import { type Id, newId } from '@/lib/base'
import type { Database } from '@/lib/server/db'
import { writeTransaction } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import { claimOwnerIn } from './claim-owner'
import { insertPerson } from './insert-person'
import { hashPassword, hashQuickly } from './password'
import { prepareSetup } from './setup-code'
import { handleAuth } from './sign-in/handle-auth'
import { insertMember } from './store'

// Whoever imports this file tests something else than the cost of a hash, which `password.test.ts` shows.
hashQuickly()

/** The owner that `addOwner` makes, for tests. */
export const owner = { email: 'olive@example.com', password: 'a long enough password' } as const

/** Puts an owner into an empty database. */
export async function addOwner({ db }: Database): Promise<Id<'mem'>> {
  const link = await prepareSetup(db, Date.now(), randomBytes)
  const code = link?.split('#code=')[1] ?? ''
  const id = newId('mem', randomBytes)
  const passwordHash = await hashPassword(owner.password)
  await writeTransaction(db, (tx) =>
    claimOwnerIn(tx, { id, code, name: 'Olive', email: owner.email, passwordHash, at: Date.now() }),
  )
  return id
}

/** Adds a member who signs in with the owner's password, and answers them as a caller. */
export async function addMember({ db }: Database, name: string, roles: readonly Role[]): Promise<Caller> {
  const id = newId('mem', randomBytes)
  const email = `${name.toLowerCase()}@example.com`
  const passwordHash = await hashPassword(owner.password)
  const userId = await writeTransaction(db, async (tx) => {
    const made = await insertPerson(tx, { name, email, passwordHash, at: Date.now() })
    await insertMember(tx, { id, userId: made, roles, at: Date.now() })
    return made
  })
  return { kind: 'member', id, userId, email, name, roles }
}

/** Posts to one of the auth doors as a browser on the app's own page would; `headers` change or remove (null) what it sends. */
export async function post(
  path: 'sign-in/email' | 'sign-out' | string,
  body: unknown,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<Response> {
  const sent = new Headers({
    origin: 'http://localhost:3000',
    'content-type': 'application/json',
    'x-remit-client-address': '203.0.113.7',
  })
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) sent.delete(name)
    else sent.set(name, value)
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return handleAuth(
    new Request(`http://localhost:3000/api/auth/${path}`, { method: 'POST', headers: sent, body: text }),
  )
}

/** The headers of a browser that holds the cookies an answer set. */
export function withCookies(answer: Response): Headers {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return new Headers({ cookie: cookies.join('; ') })
}
