import { z } from 'zod'
import { AppError } from '@/lib/base'
import { explainPemRefusal } from '@/lib/keys'
import { type Limit, requireTry } from '@/lib/server/limits'
import { preparedCommand } from '@/lib/server/service'
import { addKeyIn } from './add-key'
import { type KeyMaterial, materialOf } from './key-material'
import { readPrivateKey } from './reading/read-private-key'

/** Of one member: each may cost a second of work. */
const imports: Limit = { name: 'key-import', of: 'tries to import a key', tries: 20, windowMs: 10 * 60_000 }

/** `key.import`: takes a private key from PEM and makes it the current one. Refuses with the reason and a way to convert. */
export const importKey = preparedCommand({
  deed: 'key.import',
  input: z.object({ pem: z.string(), passphrase: z.string().max(1_024, 'Use at most 1,024 characters.').default('') }),
  prepare: async ({ db, caller, input, now }) => {
    await requireTry(db, imports, { by: caller.id, now })
    return importMaterial(input)
  },
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
export async function importMaterial(given: {
  readonly pem: string
  readonly passphrase: string
}): Promise<KeyMaterial> {
  const read = await readPrivateKey(given.pem, given.passphrase)
  if (read.ok) return materialOf(read.value)
  const field = read.error.code.startsWith('passphrase') ? 'passphrase' : 'pem'
  throw new AppError('invalid', { field, message: explainPemRefusal(read.error) })
}
