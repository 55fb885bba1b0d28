import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { err, type JsonObject, ok, type Result } from '@/lib/base'
import { emitFault } from '@/lib/server/observability'
import { compilePolicies } from './compile'
import { type Generation, makeGeneration, type Policies } from './generation'
import { makeSigner, type Signer } from './signer'

/**
 * Keeps one engine running that decides by every policy it was asked for. Policies are named by their content, so they only
 * ever come and go; a new set is a new engine, which takes over once it is proven, and the old one stops. It never answers from
 * a set that lacks what is asked for.
 */
export type Supervisor = {
  readonly signer: Signer
  /** The engine that knows this policy, started if need be; or why there is none, for the log. */
  engineFor(name: string, policy: JsonObject): Promise<Result<Generation, string>>
  /** Loads many policies at once, as at the start: those that the engine does not take are left out. */
  load(policies: Policies): Promise<void>
  /** Says that an engine did not answer as it should: it is replaced. */
  distrust(generation: Generation): void
  stop(): Promise<void>
}

/** Most policies that an engine holds, some 0.05 MB each: those that were not asked for the longest go first. */
const maxPolicies = 1_000

/** Pauses before an engine that ended is started again, in ms; the last one is repeated. */
const pauses = [0, 100, 500, 2_000, 5_000]

/** Makes a supervisor with a private folder of its own. Nothing is started before it is asked for. */
export async function makeSupervisor(program: string): Promise<Supervisor> {
  await sweepFolders()
  const home = await mkdtemp(path.join(tmpdir(), `${folderName}${process.pid}-`))
  return new EngineKeeper(program, home, await makeSigner('remit-pdp'))
}

class EngineKeeper implements Supervisor {
  readonly #wanted = new Map<string, JsonObject>()
  #current: Generation | null = null
  #building: Promise<Result<Generation, string>> | null = null
  #failures = 0
  readonly #stopping = new AbortController()

  constructor(
    readonly program: string,
    readonly home: string,
    readonly signer: Signer,
  ) {}

  async engineFor(name: string, policy: JsonObject): Promise<Result<Generation, string>> {
    if (this.#current?.policies.has(name)) return ok(this.#current)
    const refused = this.#wanted.has(name) ? null : await compilePolicies(this.program, this.home, [policy])
    if (refused !== null) return err(refused)
    this.#wanted.delete(name)
    this.#wanted.set(name, policy)
    // A set that is being made may lack this one: then another is made after it.
    const made = await this.#build()
    return made.ok && !made.value.policies.has(name) ? this.#build() : made
  }

  async load(policies: Policies): Promise<void> {
    const isWhole = (await compilePolicies(this.program, this.home, [...policies.values()])) === null
    for (const [name, policy] of policies) {
      const isTaken = isWhole || (await compilePolicies(this.program, this.home, [policy])) === null
      if (isTaken) this.#wanted.set(name, policy)
    }
    await this.#build()
  }

  distrust(generation: Generation): void {
    if (this.#current !== generation) return
    this.#current = null
    void generation.stop()
    void this.#build()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#building
    await this.#current?.stop()
    await rm(this.home, { recursive: true, force: true })
  }

  #build(): Promise<Result<Generation, string>> {
    this.#building ??= this.#replace().finally(() => {
      this.#building = null
    })
    return this.#building
  }

  async #replace(): Promise<Result<Generation, string>> {
    if (this.#stopping.signal.aborted) return err('The engine was stopped.')
    await sleep(pauses[Math.min(this.#failures, pauses.length - 1)])
    for (const name of [...this.#wanted.keys()].slice(0, -maxPolicies)) this.#wanted.delete(name)
    const policies: Policies = new Map(this.#wanted)
    const id = idOf(policies)
    const made = await makeGeneration({ program: this.program, home: this.home, id, policies, signer: this.signer })
    if (!made.ok) {
      this.#failures += 1
      emitFault('start the rule engine', new Error(made.error))
      return made
    }
    this.#failures = 0
    const before = this.#current
    this.#current = made.value
    void made.value.engine.ended.then(() => this.#onEnd(made.value))
    // Questions that are under way have their answers first.
    if (before !== null) setTimeout(() => void before.stop(), 1_000).unref()
    return made
  }

  #onEnd(generation: Generation): void {
    if (this.#stopping.signal.aborted || this.#current !== generation) return
    this.#current = null
    this.#failures += 1
    void this.#build()
  }
}

function idOf(policies: Policies): string {
  return createHash('sha256')
    .update([...policies.keys()].toSorted().join())
    .digest('hex')
}

/** With the machine's name: another one that shares the folder has processes of its own. */
const folderName = `remit-engine-${hostname()}-`

/** Removes the folders of processes that are gone: their engines went with them. */
async function sweepFolders(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderName))
  const dead = names.filter((name) => {
    const pid = /^(\d+)-/.exec(name.slice(folderName.length))?.[1]
    return pid !== undefined && !isRunning(Number(pid))
  })
  await Promise.all(dead.map((name) => rm(path.join(tmpdir(), name), { recursive: true, force: true })))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
