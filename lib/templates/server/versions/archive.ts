import { z } from 'zod'
import { command } from '@/lib/server/service'
import { templateId } from '../input'
import { markArchived } from './store'

const input = z.object({ id: templateId })

/** Puts a template away: it stays readable with all its versions, and is neither edited, published nor issued from. */
export const archiveTemplate = command({
  deed: 'template.archive',
  input,
  run: async ({ tx, input: { id }, now }) => {
    await markArchived(tx, id, now)
    return { value: { id }, target: id }
  },
})

/** Brings an archived template back as it was. */
export const unarchiveTemplate = command({
  deed: 'template.unarchive',
  input,
  run: async ({ tx, input: { id } }) => {
    await markArchived(tx, id, null)
    return { value: { id }, target: id }
  },
})
