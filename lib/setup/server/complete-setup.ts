import type { z } from 'zod'
import { AppError, type Id } from '@/lib/base'
import type { Connection } from '@/lib/connection'
import { requireConnection, setConnectionIn } from '@/lib/connection/server'
import { addKeyIn, generateMaterial, importMaterial, type KeyMaterial } from '@/lib/keys/server'
import { checkSetupCode, claimOwnerIn, hashPassword, requireOwnPassword } from '@/lib/members/server'
import { type Operation, publicCommand } from '@/lib/server/service'
import { createTemplateIn } from '@/lib/templates/server'
import { type SetupInput, setupInput } from '../setup-input'
import { inTurn } from './in-turn'

type Prepared = { readonly connection: Connection; readonly material: KeyMaterial; readonly passwordHash: string }

/** Where to go after setup. */
type SetUp = { readonly templateId: Id<'tpl'> }

const setUp = publicCommand({
  deed: 'setup.complete',
  input: setupInput,
  prepare: async ({ db, input, now, address }): Promise<Prepared> => {
    // The code comes first: nobody without it may make this server search for primes.
    await checkSetupCode(db, input.code, { now, address })
    await requireOwnPassword(input.password, input)
    const connection = await within('connection', async () => requireConnection(input.connection))
    const material = await readOrMakeKey(input.key)
    return { connection, material, passwordHash: await hashPassword(input.password) }
  },
  run: async ({ tx, input, prepared, now, requestId, newId }) => {
    const { code, name, email } = input
    const { connection, material, passwordHash } = prepared
    const by = newId('mem')
    await claimOwnerIn(tx, { id: by, code, name, email, passwordHash, at: now })
    await setConnectionIn(tx, connection, { at: now, by })
    const origin = input.key.kind === 'import' ? 'imported' : 'generated'
    const key = await addKeyIn(tx, { id: newId('key'), material, origin, createdAt: now, createdBy: by, requestId })
    const templateId = newId('tpl')
    await createTemplateIn(tx, { startingPoint: 'one-customer', id: templateId, at: now, by })
    const value: SetUp = { templateId }
    return { value, target: by, detail: { connection: connection.kind, kid: key.kid, template: templateId } }
  },
})

/** `setup.complete`: makes the first owner, the connection, the first signing key and a template to start from. */
export const completeSetup: Operation<SetupInput, SetUp> = {
  deed: setUp.deed,
  // One at a time: whoever comes second is refused before any work is done for them.
  execute: (context, input) => inTurn(() => setUp.execute(context, input)),
}

async function readOrMakeKey(key: z.output<typeof setupInput>['key']): Promise<KeyMaterial> {
  if (key.kind === 'generate') return generateMaterial(key.modulusLength)
  return within('key', () => importMaterial(key))
}

/** Puts the name of the part in front of the field a refusal is about. */
async function within<T>(part: 'connection' | 'key', work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.field === undefined) throw thrown
    throw new AppError(thrown.code, { message: thrown.message, field: `${part}.${thrown.field}` })
  }
}
