import { formerMember } from '@/lib/members'
import { memberNames } from '@/lib/members/server'
import { type Limit, networkOf, requireTry } from '@/lib/server/limits'
import { publicCommand } from '@/lib/server/service'
import type { OfferedGrant } from '../../open'
import { findByCode, findOwnHolder, linkInput, linkTries, refuseLink, whyNotOpened } from './link-code'

/** For each network, apart from the tries to open: whoever reads a link opens it next. */
const reading: Limit = { name: 'grant.link-read', of: 'tries to read a link', ...linkTries }

/**
 * Says who gave what until when, by the one-time code of a link, and leaves the link as it was: nothing is claimed, no browser
 * is bound, no token is made and nothing sealed is opened. Refused like `claimGrant`, but for access that begins later, which
 * says when. A command, because a refusal is an entry of the journal.
 */
export const readGrantLink = publicCommand({
  deed: 'grant.link-read',
  input: linkInput,
  prepare: async ({ db, address, now }) => requireTry(db, reading, { by: networkOf(address), now }),
  run: async ({ tx, input: { code, holders }, now }) => {
    const row = await findByCode(tx, code)
    const isHeld = findOwnHolder(row, holders, now) !== undefined
    const refused = isHeld ? null : whyNotOpened(row, now)
    if (refused !== null && !(refused === 'link_early' && row.ready_at !== null)) {
      throw refuseLink('grant.link-read', row, refused)
    }
    const value: OfferedGrant = {
      agentName: row.agent_name,
      givenBy: (await memberNames(tx)).get(row.given_by ?? '') ?? formerMember,
      sentence: row.reach,
      startsAt: row.starts_at,
      endsAt: row.ends_at ?? now,
      claimBy: row.claim_by,
      isHeld,
      now,
    }
    return { value, target: row.id, isUnchanged: true as const }
  },
})
