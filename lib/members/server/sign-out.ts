import { readDb } from '@/lib/server/db'
import { auth } from './auth'
import { deleteSession } from './store'

/** Ends the sign-in these headers belong to; does nothing when there is none. The caller removes the cookie. */
export async function endSession(headers: Headers): Promise<void> {
  const { api } = await auth()
  const found = await api.getSession({ headers, query: { disableCookieCache: true, disableRefresh: true } })
  if (found !== null) await deleteSession(await readDb(), found.session.id)
}
