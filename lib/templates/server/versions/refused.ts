import { z } from 'zod'
import { guardrailInput, type RefusedVersion, refusedVersions } from '@/lib/guardrails'
import { query } from '@/lib/server/service'
import { claimsOfText } from '../../draft-claims'
import { withPauses } from '../with-pauses'
import { listLiveRows } from './store'

/** The live versions that a guardrail would refuse, archived ones too, by the name of their template. Nothing is changed. */
export const listRefused = query({
  deed: 'guardrail.refused',
  input: z.object({ guardrail: guardrailInput }),
  run: async ({ db, input: { guardrail } }): Promise<readonly RefusedVersion[]> => {
    const rows = await listLiveRows(db)
    return (
      await withPauses(rows, ({ name, number, text, archived_at }) => {
        const version = { name, version: number, isArchived: archived_at !== null, claims: claimsOfText(text) ?? {} }
        return refusedVersions(guardrail, [version])
      })
    ).flat()
  },
})
