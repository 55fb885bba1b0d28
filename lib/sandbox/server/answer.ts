import { randomBytes } from 'node:crypto'
import type { EpochMs } from '@/lib/base'
import { sandboxLicenseKey } from '@/lib/connection'
import { getConnection } from '@/lib/connection/server'
import { publicKeySet } from '@/lib/keys/server'
import { handleSandboxRequest, type SandboxContext, type SandboxRequest, type SandboxResponse } from '@/lib/sandbox'
import { type ReadDb, writeTransaction } from '@/lib/server/db'
import { openWorld, replaceWorld } from './store'
import { ticketSecret } from './ticket-secret'
import { WriteQueue } from './write-queue'

/** How often a write is tried again when another process came first. */
const tries = 8

const writes = new WriteQueue()

/**
 * Answers one request against the stored world. Writes of this process wait for each other; one that still finds the world
 * changed since it read it starts over. So no write is lost, and every one is judged by the policy against what it really
 * changes. Null when too many wait, or all tries met others.
 */
export async function answerFrom(db: ReadDb, request: SandboxRequest, now: EpochMs): Promise<SandboxResponse | null> {
  const context = await contextFrom(db, now)
  const { world } = await openWorld(db, now)
  const first = await handleSandboxRequest(request, world, context)
  if (first.world === world) return first.response
  return writes.run(() => write(db, request, context))
}

async function write(db: ReadDb, request: SandboxRequest, context: SandboxContext): Promise<SandboxResponse | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const stored = await openWorld(db, context.now)
    const { response, world } = await handleSandboxRequest(request, stored.world, context)
    if (world === stored.world) return response
    const next = { world, revision: stored.revision }
    if (await writeTransaction(db, (tx) => replaceWorld(tx, next, context.now))) return response
  }
  return null
}

/** The sandbox accepts its own license key and that of the connection, signed with any key of this instance. */
async function contextFrom(db: ReadDb, now: EpochMs): Promise<SandboxContext> {
  const [{ keys }, connection] = await Promise.all([publicKeySet(db), getConnection(db)])
  const licenseKeys = [sandboxLicenseKey, connection.licenseKey]
  return { keys: { keys: [...keys] }, licenseKeys, now, randomBytes, ticketSecret: ticketSecret() }
}
