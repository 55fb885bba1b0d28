import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import { usualFrame } from '@/lib/claims'
import { getConnection } from '@/lib/connection/server'
import { getGuardrail } from '@/lib/guardrails/server'
import { currentModulusLength } from '@/lib/keys/server'
import { activeDeciders, claimsOfMember } from '@/lib/members/server'
import { query } from '@/lib/server/service'
import { reachSentence, readDraft } from '@/lib/templates'
import { getLiveVersion, listLiveVersions, templateId } from '@/lib/templates/server'
import type { Desk, DeskTemplate, DeskVersion } from '../../desk'
import { listLastUsed, listRecentAgents } from './store'

/** The templates that can be given from, last used by the one who asks first, and the agents they gave to last. */
export const getDesk = query({
  deed: 'grant.desk',
  input: z.object({}),
  run: async ({ db, caller }): Promise<Desk> => {
    const { guardrail } = await getGuardrail(db)
    const used = new Map((await listLastUsed(db, caller.id)).map(({ template_id: id, at }) => [id, at]))
    const templates = (await listLiveVersions(db)).map(({ templateId: id, name, number, content }): DeskTemplate => {
      const { read, sound } = readDraft(content, guardrail)
      return {
        id,
        name,
        version: number,
        reach: reachSentence(read),
        lastUsedAt: used.get(id) ?? null,
        refused: sound.ok ? null : sound.error.message,
      }
    })
    return {
      templates: templates.toSorted((one, other) => (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0)),
      agents: await listRecentAgents(db, caller.id, 20),
      mayGive: mayDo('grant.give', caller.roles),
      deciders: (await activeDeciders(db, 'grant.approve'))
        .filter(({ id }) => id !== caller.id)
        .map(({ name, email }) => ({ name, email })),
    }
  },
})

/** The live version of a template as the screen judges it. Throws as `getLiveVersion` does. */
export const getDeskVersion = query({
  deed: 'grant.desk-version',
  input: z.strictObject({ id: templateId }),
  run: async ({ db, caller, input: { id } }): Promise<DeskVersion> => {
    const { name, number, content } = await getLiveVersion(db, id)
    const { guardrail } = await getGuardrail(db)
    const { licenseKey } = await getConnection(db)
    const modulusLength = (await currentModulusLength(db)) ?? usualFrame.modulusLength
    const frame = { licenseKey, modulusLength }
    return { id, name, version: number, content, guardrail, claims: claimsOfMember(caller), frame }
  },
})
