import { z } from 'zod'
import { getGuardrail } from '@/lib/guardrails/server'
import { query } from '@/lib/server/service'
import { readDraft } from '@/lib/templates'
import { listLiveVersions } from '@/lib/templates/server'
import { couldGive } from '../../../reach/could-give'
import type { CouldGiveTemplate } from '../../../view'
import { seenTarget } from './input'

/** Every live version by which access to a target could be given now, with the values that it would take. */
export const whoCouldBeGiven = query({
  deed: 'grant.could-give',
  input: z.strictObject(seenTarget),
  run: async ({ db, input: { resources, target } }): Promise<readonly CouldGiveTemplate[]> => {
    const { guardrail } = await getGuardrail(db)
    return (await listLiveVersions(db)).flatMap(({ templateId: id, name, number: version, content }) => {
      const { sound } = readDraft(content, guardrail)
      const on = sound.ok ? couldGive(sound.value, target, resources) : []
      return on.length === 0 ? [] : [{ id, name, version, on }]
    })
  },
})
