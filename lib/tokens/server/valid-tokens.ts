import { z } from 'zod'
import { formerMember } from '@/lib/members'
import { memberNames } from '@/lib/members/server'
import { listDone } from '@/lib/server/journal'
import { query } from '@/lib/server/service'
import { templateId } from '@/lib/templates/server'
import { testTokenLifetime } from '../lifetime'
import { sumValid, type ValidTokens } from '../valid-tokens'
import { signTestToken } from './sign-test-token'

/** What signing leaves in the journal that matters here. */
const signing = z.object({ exp: z.number() })

/**
 * The tokens signed from a template that are still valid: how many, for whom, until when. Tokens are not kept, so this is
 * what the journal says of their signing.
 */
export const listValidTokens = query({
  deed: 'token.valid',
  input: z.object({ templateId }),
  run: async ({ db, input, now }): Promise<ValidTokens> => {
    const since = now - testTokenLifetime.longest * 1000
    const [signed, names] = await Promise.all([
      listDone(db, { deed: signTestToken.deed, target: input.templateId, since }),
      memberNames(db),
    ])
    const tokens = signed.map(({ actor, detail }) => ({
      holder: { id: actor, name: names.get(actor) ?? formerMember },
      expiresAt: signing.parse(detail).exp * 1000,
    }))
    return sumValid(tokens, now)
  },
})
