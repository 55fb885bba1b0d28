import { z } from 'zod'
import { modulusLengths } from '@/lib/keys'
import { preparedCommand } from '@/lib/server/service'
import { addKeyIn } from './add-key'
import { generateMaterial } from './key-material'

/** `key.generate`: makes a signing key and makes it the current one. Takes up to some seconds, outside the transaction. */
export const generateKey = preparedCommand({
  deed: 'key.generate',
  input: z.object({ modulusLength: z.literal([...modulusLengths], 'Choose 2048, 3072 or 4096 bits.') }),
  prepare: ({ input }) => generateMaterial(input.modulusLength),
  run: async ({ tx, caller, prepared, now, requestId, newId }) => {
    const id = newId('key')
    const value = await addKeyIn(tx, {
      id,
      material: prepared,
      origin: 'generated',
      createdAt: now,
      createdBy: caller.id,
      requestId,
    })
    return { value, target: id, detail: { kid: value.kid, modulusLength: value.modulusLength } }
  },
})
