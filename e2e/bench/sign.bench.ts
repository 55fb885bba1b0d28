import { randomBytes, sign } from 'node:crypto'
import { bench, describe } from 'vitest'
import { currentSigningKey, generateKey } from '@/lib/keys/server'
import { readDb } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { contextOf, done, owner } from '@/lib/server/service/testing'
import { createTemplate } from '@/lib/templates/server'
import { signTestToken } from '@/lib/tokens/server'

await testDb()
shareKek(ringOf(randomBytes(32)))

await done(generateKey, { modulusLength: 3072 })
const { id } = await done(createTemplate, { startingPoint: 'one-customer' })
const { privateKey } = await currentSigningKey(await readDb())
const payload = Buffer.alloc(512, 'x')
// A member signs so many tokens a minute only; here a second passes with each.
let now = Date.now()

describe('a test token, RSA 3072, against bare crypto.sign with the same key', () => {
  bench('baseline: crypto.sign', () => {
    sign('sha256', payload, privateKey)
  })
  bench('the whole operation: authorise, read, lint, claims, sign, verify, journal', async () => {
    now += 1_000
    await done(signTestToken, { templateId: id, revision: 1, lifetimeSeconds: 300 }, contextOf(owner, now))
  })
})
