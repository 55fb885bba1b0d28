import { z } from 'zod'
import { mayDo } from '@/lib/authz'
import type { EpochMs, Id } from '@/lib/base'
import { usualFrame } from '@/lib/claims'
import { getConnection } from '@/lib/connection/server'
import type { Guardrail } from '@/lib/guardrails'
import { getGuardrail } from '@/lib/guardrails/server'
import { currentModulusLength } from '@/lib/keys/server'
import { query } from '@/lib/server/service'
import { reachSentence, readDraft, type TemplateContent } from '@/lib/templates'
import { getLiveVersion, listLiveVersions, templateId } from '@/lib/templates/server'
import { listLastUsed, listRecentAgents } from './store'

/** A template that can be given from. */
export type DeskTemplate = {
  readonly id: Id<'tpl'>
  readonly name: string
  readonly version: number
  readonly reach: string
  readonly lastUsedAt: EpochMs | null
  /** Why nothing can be given from it now, such as a guardrail that was narrowed; null where it can. */
  readonly refused: string | null
}

/** What the screen that gives access starts from. */
export type Desk = {
  readonly templates: readonly DeskTemplate[]
  readonly agents: readonly { readonly email: string; readonly name: string }[]
  readonly mayGive: boolean
}

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
    }
  },
})

/** Everything a grant from one template is judged by, so that the screen judges as the server will. */
export type DeskVersion = {
  readonly id: Id<'tpl'>
  readonly name: string
  readonly version: number
  readonly content: TemplateContent
  readonly guardrail: Guardrail
  readonly frame: { readonly licenseKey: string; readonly modulusLength: number }
}

/** The live version of a template as the screen judges it. Throws as `getLiveVersion` does. */
export const getDeskVersion = query({
  deed: 'grant.desk-version',
  input: z.strictObject({ id: templateId }),
  run: async ({ db, input: { id } }): Promise<DeskVersion> => {
    const { name, number, content } = await getLiveVersion(db, id)
    const { guardrail } = await getGuardrail(db)
    const { licenseKey } = await getConnection(db)
    const modulusLength = (await currentModulusLength(db)) ?? usualFrame.modulusLength
    return { id, name, version: number, content, guardrail, frame: { licenseKey, modulusLength } }
  },
})
