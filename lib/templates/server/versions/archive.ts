import { z } from 'zod'
import { command } from '@/lib/server/service'
import { templateId } from '../input'
import { markArchived } from './store'

const input = z.object({
  id: templateId,
  /** The live version that was seen, null when there was none: another one in between is a conflict. */
  liveVersion: z.int().positive().nullable(),
})

/** Puts a template away: it stays readable with all its versions, and is neither edited, published nor issued from. */
export const archiveTemplate = command({
  deed: 'template.archive',
  input,
  run: async ({ tx, input: { id, liveVersion }, now }) => {
    await markArchived(tx, { id, liveVersion, at: now })
    return { value: { id }, target: id, detail: { liveVersion } }
  },
})

/** Brings an archived template back as it was. */
export const unarchiveTemplate = command({
  deed: 'template.unarchive',
  input,
  run: async ({ tx, input: { id, liveVersion } }) => {
    await markArchived(tx, { id, liveVersion, at: null })
    return { value: { id }, target: id, detail: { liveVersion } }
  },
})
