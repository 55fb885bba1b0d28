import { type TokenFrame, usualFrame } from '@/lib/claims'
import { getConnection } from '@/lib/connection/server'
import { currentModulusLength } from '@/lib/keys/server'
import { activePeople } from '@/lib/members/server'
import type { ReadDb, WriteTx } from '@/lib/server/db'

/**
 * What tokens are besides what their authors wrote, for the size of a draft: the license key and key of now, and the
 * active member whose address and name take most, so that what fits fits for whoever of the team signs it.
 */
export async function tokenFrame(db: ReadDb | WriteTx): Promise<TokenFrame> {
  // One after the other: inside a transaction there is one connection.
  const { licenseKey } = await getConnection(db)
  const modulusLength = (await currentModulusLength(db)) ?? usualFrame.modulusLength
  const [longest] = (await activePeople(db)).toSorted((one, other) => lengthOf(other) - lengthOf(one))
  const { email, name } = longest ?? { email: usualFrame.subject, name: usualFrame.displayName }
  return { licenseKey, modulusLength, subject: asLong(email), displayName: asLong(name) }
}

/** As many plain letters as a text takes in JSON: the frame reaches every browser, and whose name it is does not count. */
function asLong(text: string): string {
  return 'x'.repeat(Buffer.byteLength(JSON.stringify(text)) - 2)
}

function lengthOf({ name, email }: { readonly name: string; readonly email: string }): number {
  return Buffer.byteLength(JSON.stringify([name, email]))
}
