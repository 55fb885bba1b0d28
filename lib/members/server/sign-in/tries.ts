import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { forgetTries, type Limit, networkOf, takeTry } from '@/lib/server/limits'

/** Who tries: for which account, from where, and in which browser, if it signed in to this account before. */
export type SignInTry = {
  readonly account: string
  readonly address: string | undefined
  readonly browser: string | null
  readonly now: EpochMs
}

const of = 'tries'
const quarterHour = 15 * 60_000
const ofNetwork: Limit = { name: 'sign-in-network', of, tries: 10, windowMs: 60_000 }
const ofPair: Limit = { name: 'sign-in', of, tries: 10, windowMs: quarterHour }
const ofAccount: Limit = { name: 'sign-in-account', of, tries: 100, windowMs: 60 * 60_000 }
const ofBrowser: Limit = { name: 'sign-in-browser', of, tries: 10, windowMs: quarterHour }

/**
 * Takes a try at signing in, and answers the milliseconds to wait when none is left. A browser that is known for the account
 * has tries of its own, so no stranger can use them up. All others have those of their network, those of this account from
 * their network, and those of this account from anywhere, which bound guessing by many machines at once. A refused try costs
 * nothing further on, and the network comes first: one that is refused leaves no row for each account it names.
 */
export async function takeSignInTry(db: ReadDb, tried: SignInTry): Promise<number> {
  for (const [limit, by] of limitsOf(tried)) {
    const waitMs = await takeTry(db, limit, { by, now: tried.now })
    if (waitMs > 0) return waitMs
  }
  return 0
}

/** Gives the tries back that the right password showed to be no guesses; the network keeps its count. */
export async function forgetSignInTries(db: ReadDb, tried: SignInTry): Promise<void> {
  for (const [limit, by] of limitsOf(tried)) {
    if (limit !== ofNetwork) await forgetTries(db, limit, by)
  }
}

function limitsOf({ account, address, browser }: SignInTry): readonly (readonly [Limit, string])[] {
  if (browser !== null) return [[ofBrowser, `${account}\0${browser}`]]
  const network = networkOf(address)
  return [
    [ofNetwork, network],
    [ofPair, `${account}\0${network}`],
    [ofAccount, account],
  ]
}
