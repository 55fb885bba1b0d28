import { z } from 'zod'
import { AppError } from '@/lib/base'
import { explainPemRefusal } from '@/lib/keys'
import { preparedCommand } from '@/lib/server/service'
import { addKeyIn } from './add-key'
import { type KeyMaterial, materialOf } from './key-material'
import { readPrivateKey } from './read-private-key'

/** `key.import`: takes a private key from PEM and makes it the current one. Refuses with the reason and a way to convert. */
export const importKey = preparedCommand({
  deed: 'key.import',
  input: z.object({ pem: z.string(), passphrase: z.string().max(1_024, 'Use at most 1,024 characters.').default('') }),
  prepare: async ({ input }) => importMaterial(input),
  run: async ({ tx, caller, prepared, now, requestId, newId }) => {
    const id = newId('key')
    const value = await addKeyIn(tx, {
      id,
      material: prepared,
      origin: 'imported',
      createdAt: now,
      createdBy: caller.id,
      requestId,
    })
    return { value, target: id, detail: { kid: value.kid, modulusLength: value.modulusLength } }
  },
})

/** Reads a pasted key for import. Throws `invalid` on the field that needs another look. */
export function importMaterial(given: { readonly pem: string; readonly passphrase: string }): KeyMaterial {
  const read = readPrivateKey(given.pem, given.passphrase)
  if (read.ok) return materialOf(read.value)
  const field = read.error.code.startsWith('passphrase') ? 'passphrase' : 'pem'
  throw new AppError('invalid', { field, message: explainPemRefusal(read.error) })
}
