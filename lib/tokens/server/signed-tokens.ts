import { z } from 'zod'
import { formerMember } from '@/lib/members'
import { memberPeople } from '@/lib/members/server'
import { listDoneBetween } from '@/lib/server/journal'
import { query } from '@/lib/server/service'
import { findTemplateIds, listTemplateNamesIn } from '@/lib/templates/server'
import { testTokenLifetime } from '../lifetime'
import type { SignedTokens } from '../signed-tokens'
import { signTestToken } from './sign-test-token'

/** What signing leaves in the journal that matters here. */
const signing = z.object({ exp: z.number(), revision: z.number() })

const instant = z.int().min(0).max(8_640_000_000_000_000)

/** So many are answered, the newest; the count is of all. */
const maxShown = 500

/**
 * The test tokens of all drafts that were valid within a span, newest first, those of deleted templates and former members
 * included. Claims of test tokens are kept nowhere, so each may have reached whatever its draft could.
 */
export const listSignedTokens = query({
  deed: 'token.signed',
  input: z
    .strictObject({ from: instant, to: instant })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The end lies before the beginning.' }),
  run: async ({ db, input: { from, to } }): Promise<SignedTokens> => {
    const found = await listDoneBetween(db, {
      deed: signTestToken.deed,
      targets: await findTemplateIds(db, ''),
      from: from - testTokenLifetime.longest * 1_000,
      // A token counts from the whole second before it was signed.
      to: to + 1_000,
    })
    const valid = found
      .map(({ at, actor, target, detail }) => {
        const { exp, revision } = signing.parse(detail)
        return { actor, target, revision, from: Math.floor(at / 1_000) * 1_000, to: exp * 1_000 }
      })
      .filter((token) => token.from <= to && token.to > from)
      .toSorted((one, other) => other.from - one.from)
    const shown = valid.slice(0, maxShown)
    const [people, names] = [
      await memberPeople(db),
      await listTemplateNamesIn(
        db,
        shown.map(({ target }) => target),
      ),
    ]
    return {
      count: valid.length,
      tokens: shown.map(({ actor, target, ...token }) => ({
        ...token,
        holder: people.get(actor) ?? { name: formerMember, email: '' },
        template: { id: target, name: names.get(target) ?? 'a deleted template' },
      })),
    }
  },
})
