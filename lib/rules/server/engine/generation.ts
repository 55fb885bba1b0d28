import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { err, type JsonObject, ok, type Result } from '@/lib/base'
import { type Engine, startEngine } from './child'
import { engineSettings } from './settings'
import type { Signer } from './signer'

/** A set of policies with the engine that decides by it, proven to. It never changes: another set is another generation. */
export type Generation = { readonly policies: Policies; readonly engine: Engine; stop(): Promise<void> }

/** What a generation is made of: a name for each policy, and what it says. */
export type Policies = ReadonlyMap<string, JsonObject>

type Making = {
  readonly program: string
  /** A folder that this account alone may open. */
  readonly home: string
  readonly id: string
  readonly policies: Policies
  readonly signer: Signer
}

/** The kind that proves which generation answers; its version is the id of the generation. */
const sentinelKind = 'remit_generation'

/**
 * Makes a generation: writes its policies, starts an engine of its own over them, and asks it for the sentinel. The policies
 * were compiled before, each by itself: one that the engine does not take would keep all of them from being live.
 */
export async function makeGeneration(making: Making): Promise<Result<Generation, string>> {
  // Whatever tidies up the place of temporary files takes no more than one engine with it.
  await mkdir(making.home, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(path.join(making.home, 'gen-'))
  await chmod(folder, 0o700)
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await writeFolder(folder, making)
    const engine = await startEngine(making.program, folder)
    const stop = async () => {
      await engine.stop()
      await remove()
    }
    if (await isLive(engine, making.id)) return ok({ policies: making.policies, engine, stop })
    await stop()
    return err('The engine started, but does not decide by what was written for it.')
  } catch (fault) {
    await remove()
    return err(fault instanceof Error ? fault.message : 'The engine did not start.')
  }
}

/** Whether an engine decides by the generation of this id. */
async function isLive(engine: Pick<Engine, 'client'>, id: string): Promise<boolean> {
  return engine.client.isAllowed({
    principal: { id: 'remit', roles: ['user'] },
    resource: { kind: sentinelKind, policyVersion: id, id: 'generation' },
    action: 'live',
  })
}

async function writeFolder(folder: string, { id, policies, signer }: Making): Promise<void> {
  await mkdir(`${folder}/policies`)
  const sentinel = {
    apiVersion: 'api.cerbos.dev/v1',
    resourcePolicy: {
      resource: sentinelKind,
      version: id,
      rules: [{ actions: ['live'], roles: ['user'], effect: 'EFFECT_ALLOW' }],
    },
  }
  const files = [...policies, ['remit_generation', sentinel] as const]
  await Promise.all([
    writeFile(`${folder}/engine.json`, JSON.stringify(engineSettings(folder))),
    writeFile(`${folder}/jwks.json`, JSON.stringify(signer.jwks)),
    ...files.map(([name, policy]) => writeFile(`${folder}/policies/${name}.json`, JSON.stringify(policy))),
  ])
}
