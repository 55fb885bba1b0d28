import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { forgetTries, giveTryBack, type Limit, neighbourhoodOf, networkOf, takeTry } from '@/lib/server/limits'

/** Who tries: for which account, from where, and in which browser, if it signed in to this account before. */
export type SignInTry = {
  readonly account: string
  readonly address: string | undefined
  readonly browser: string | null
  readonly now: EpochMs
}

type Counted = readonly [limit: Limit, by: string]

const of = 'tries'
const minute = 60_000
const quarterHour = 15 * minute
const ofBrowser: Limit = { name: 'sign-in-browser', of, tries: 10, windowMs: quarterHour }
const ofNetwork: Limit = { name: 'sign-in-network', of, tries: 10, windowMs: minute }
const ofPair: Limit = { name: 'sign-in', of, tries: 10, windowMs: quarterHour }
const ofAccount: Limit = { name: 'sign-in-account', of, tries: 100, windowMs: 60 * minute }
const slowOfNeighbourhood: Limit = { name: 'sign-in-slow', of, tries: 3, windowMs: quarterHour }
const slowOfAccount: Limit = { name: 'sign-in-slow-account', of, tries: 6, windowMs: minute }

/**
 * Takes a try at signing in, and answers the milliseconds to wait when none is left. The rule, all of it:
 *
 * 1. A browser that signed in to the account before has ten tries in a quarter of an hour, of its own: no stranger can use
 *    them up, wherever they and it are.
 * 2. From any other browser, a network has ten tries a minute at all accounts together, and ten in a quarter of an hour at one.
 * 3. Where one account had a hundred of these within an hour, from wherever, somebody is guessing. It is not locked, it goes
 *    slow: each neighbourhood of networks (/24, /48) has three tries in a quarter of an hour, and all of them six a minute.
 *
 * Law: of guesses at one account no more are looked at than 100 an hour and six a minute, some 11,000 a day, however many
 * machines make them. Who comes from a neighbourhood that does not guess is told to wait a minute at most, and only while the
 * six places are taken; it takes thirty other neighbourhoods to keep them so. What is refused because the account goes slow
 * costs the network and the neighbourhood no try; a network that is refused leaves no row for each account it names.
 */
export async function takeSignInTry(db: ReadDb, tried: SignInTry): Promise<number> {
  for (const counted of fastLimits(tried)) {
    const waitMs = await take(db, counted, tried)
    if (waitMs > 0) return waitMs
  }
  if (tried.browser !== null || (await take(db, [ofAccount, tried.account], tried)) === 0) return 0
  const waitMs = await takeSlowTry(db, tried)
  if (waitMs > 0) await giveTryBack(db, ...pairLimit(tried))
  return waitMs
}

/** Gives the tries back that the right password showed to be no guesses; the network keeps its count, the account its pace. */
export async function forgetSignInTries(db: ReadDb, tried: SignInTry): Promise<void> {
  const { account, browser } = tried
  const others: readonly Counted[] = browser === null ? [[ofAccount, account], slowLimit(tried)] : []
  for (const [limit, by] of [...fastLimits(tried), ...others]) {
    if (limit !== ofNetwork) await forgetTries(db, limit, by)
  }
}

async function takeSlowTry(db: ReadDb, tried: SignInTry): Promise<number> {
  const ofNeighbourhood = slowLimit(tried)
  const ownWaitMs = await take(db, ofNeighbourhood, tried)
  if (ownWaitMs > 0) return ownWaitMs
  const waitMs = await take(db, [slowOfAccount, tried.account], tried)
  if (waitMs > 0) await giveTryBack(db, ...ofNeighbourhood)
  return waitMs
}

function take(db: ReadDb, [limit, by]: Counted, { now }: SignInTry): Promise<number> {
  return takeTry(db, limit, { by, now })
}

function fastLimits({ account, address, browser }: SignInTry): readonly Counted[] {
  if (browser !== null) return [[ofBrowser, `${account}\0${browser}`]]
  return [[ofNetwork, networkOf(address)], pairLimit({ account, address })]
}

function pairLimit({ account, address }: Pick<SignInTry, 'account' | 'address'>): Counted {
  return [ofPair, `${account}\0${networkOf(address)}`]
}

function slowLimit({ account, address }: SignInTry): Counted {
  return [slowOfNeighbourhood, `${account}\0${neighbourhoodOf(networkOf(address))}`]
}
