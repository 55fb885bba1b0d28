import { sign } from 'node:crypto'
import { bench, describe } from 'vitest'
import { currentSigningKey, generateKey } from '@/lib/keys/server'
import { readDb } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { makeId, type Outcome, type RequestContext } from '@/lib/server/service'
import { createTemplate } from '@/lib/templates/server'
import { signTestToken } from '@/lib/tokens/server'

await testDb()

function context(): RequestContext {
  return {
    caller: {
      kind: 'member',
      id: makeId('mem'),
      userId: 'user-bench',
      email: 'mara@acme.example',
      name: 'Mara',
      roles: ['owner'],
    },
    requestId: makeId('req'),
    now: Date.now(),
  }
}

function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.failure.message)
  return outcome.value
}

done(await generateKey.execute(context(), { modulusLength: 3072 }))
const { id } = done(await createTemplate.execute(context(), { startingPoint: 'one-customer' }))
const { privateKey } = await currentSigningKey(await readDb())
const payload = Buffer.alloc(512, 'x')

describe('a test token, RSA 3072, against bare crypto.sign with the same key', () => {
  bench('baseline: crypto.sign', () => {
    sign('sha256', payload, privateKey)
  })
  bench('the whole operation: authorise, read, lint, claims, sign, verify, journal', async () => {
    done(await signTestToken.execute(context(), { templateId: id, revision: 1, lifetimeSeconds: 300 }))
  })
})
