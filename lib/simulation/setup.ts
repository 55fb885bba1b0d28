import { isJsonObject } from '@/lib/base'
import { holdsToken } from '@/lib/tokens'
import { usualAsks } from './asks'
import { keepable, parseKept, readKeptTargets, startTargets, type TargetSetup } from './target-setup'

/** Where the claims come from. */
const claimsSources = ['template', 'token', 'json'] as const
export type ClaimsSource = (typeof claimsSources)[number]

/** Everything a person chose or typed in the simulator. */
export type SimulatorSetup = TargetSetup & {
  readonly source: ClaimsSource
  readonly templateId: string
  /** The number of a version of the template, or `draft`. */
  readonly version: string
  readonly token: string
  readonly json: string
  readonly asked: readonly string[]
}

/** The simulator as it opens for the first time. */
export function startSetup(templateId: string): SimulatorSetup {
  return {
    ...startTargets,
    source: templateId === '' ? 'json' : 'template',
    templateId,
    version: 'draft',
    token: '',
    json: '{\n  "role": null,\n  "policy": {\n    "version": 3,\n    "devices": { "custom_data": { "user_id": "c_4711" } }\n  }\n}',
    asked: usualAsks,
  }
}

const texts = ['templateId', 'version', 'json'] as const

/**
 * What of a setup may outlive a reload, as text. The pasted token is never part of it, nor is any text that holds a token
 * somewhere; such a text comes back empty.
 */
export function keepSetup(setup: SimulatorSetup): string {
  const kept = Object.fromEntries(texts.map((key) => [key, holdsToken(setup[key]) ? '' : setup[key]]))
  const { source, asked } = setup
  return JSON.stringify({ ...keepable(setup), ...kept, source, asked })
}

/** Reads a kept setup; whatever is missing or of another kind is as in `start`. */
export function readKeptSetup(kept: string | null, start: SimulatorSetup): SimulatorSetup {
  const value = parseKept(kept)
  if (!isJsonObject(value)) return start
  const own = Object.fromEntries(texts.flatMap((key) => (typeof value[key] === 'string' ? [[key, value[key]]] : [])))
  const asked = Array.isArray(value.asked) ? value.asked.filter((one) => typeof one === 'string') : start.asked
  const source = claimsSources.find((one) => one === value.source) ?? start.source
  return { ...start, ...readKeptTargets(kept), ...own, asked, source }
}
