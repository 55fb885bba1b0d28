import { env } from '@/lib/server/env'
import { findEngine } from './engine/binary'
import { makeSupervisor, type Supervisor } from './engine/supervisor'

const slot = Symbol.for('remit.rule-engine')
/** One engine for the process, whatever Next bundles apart. */
const shared: typeof globalThis & { [slot]?: Promise<Supervisor | null> | undefined } = globalThis

/** The supervisor of this process, made when it is first asked for; null where there is no engine for this machine. */
export function ruleEngine(): Promise<Supervisor | null> {
  shared[slot] ??= make()
  return shared[slot]
}

async function make(): Promise<Supervisor | null> {
  const program = findEngine(env().CERBOS_BIN)
  return program === null ? null : makeSupervisor(program)
}

/** Stops the engine, if one runs; asking again starts another. */
export async function stopRuleEngine(): Promise<void> {
  const running = shared[slot]
  shared[slot] = undefined
  await (await running)?.stop()
}
