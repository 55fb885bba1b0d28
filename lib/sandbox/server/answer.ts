import { randomBytes } from 'node:crypto'
import type { EpochMs } from '@/lib/base'
import { sandboxLicenseKey } from '@/lib/connection'
import { getConnection } from '@/lib/connection/server'
import { publicKeySet } from '@/lib/keys/server'
import { handleSandboxRequest, type SandboxContext, type SandboxRequest, type SandboxResponse } from '@/lib/sandbox'
import { type ReadDb, writeTransaction } from '@/lib/server/db'
import { openWorld, replaceWorld } from './store'
import { ticketSecret } from './ticket-secret'

/** How often a write is tried anew when another one came first. */
const tries = 8

/**
 * Answers one request against the stored world. A write that finds the world changed since it read it starts over, so no
 * write is lost and every one is judged by the policy against what it really changes. Null when all tries met others.
 */
export async function answerFrom(db: ReadDb, request: SandboxRequest, now: EpochMs): Promise<SandboxResponse | null> {
  const context = await contextFrom(db, now)
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const stored = await openWorld(db, now)
    const { response, world } = await handleSandboxRequest(request, stored.world, context)
    if (world === stored.world) return response
    const next = { world, revision: stored.revision }
    if (await writeTransaction(db, (tx) => replaceWorld(tx, next, now))) return response
  }
  return null
}

/** The sandbox accepts its own license key and that of the connection, signed with any key of this instance. */
async function contextFrom(db: ReadDb, now: EpochMs): Promise<SandboxContext> {
  const [{ keys }, connection] = await Promise.all([publicKeySet(db), getConnection(db)])
  const licenseKeys = [sandboxLicenseKey, connection.licenseKey]
  return { keys: { keys: [...keys] }, licenseKeys, now, randomBytes, ticketSecret: ticketSecret() }
}
