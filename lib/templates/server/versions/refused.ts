import { z } from 'zod'
import { isJsonObject } from '@/lib/base'
import { Guardrail, type RefusedVersion, refusedVersions } from '@/lib/guardrails'
import { readJson, toValue } from '@/lib/json'
import type { AccessClaims } from '@/lib/policy'
import { query } from '@/lib/server/service'
import { listLiveRows } from './store'

/** The live versions that a guardrail would refuse, by the name of their template. Nothing is changed. */
export const listRefused = query({
  deed: 'guardrail.refused',
  input: z.object({ guardrail: Guardrail }),
  run: async ({ db, input: { guardrail } }): Promise<readonly RefusedVersion[]> => {
    const rows = await listLiveRows(db)
    const versions = rows.map(({ name, number, text }) => ({ name, version: number, claims: claimsIn(text) }))
    return refusedVersions(guardrail, versions)
  },
})

function claimsIn(text: string): AccessClaims {
  const read = readJson(text)
  const value = read.ok ? toValue(read.value.root) : null
  return isJsonObject(value) ? value : {}
}
