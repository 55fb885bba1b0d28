import { isJsonObject, type JsonValue } from '@/lib/base'
import { holdsToken } from '@/lib/tokens'
import { usualAsks } from './asks'

/** Where the claims come from. */
export const claimsSources = ['template', 'token', 'json'] as const
export type ClaimsSource = (typeof claimsSources)[number]

/** Where the targets come from. */
export const targetSources = ['sandbox', 'json', 'csv'] as const
export type TargetSource = (typeof targetSources)[number]

/** Everything a person chose or typed in the simulator. */
export type SimulatorSetup = {
  readonly source: ClaimsSource
  readonly templateId: string
  readonly token: string
  readonly json: string
  readonly targets: TargetSource
  readonly targetsJson: string
  readonly targetsCsv: string
  /** What pasted targets are, where they do not say. */
  readonly kind: 'device' | 'session'
  /** Who asks, as pasted sessions name their agent; empty counts as `me`. */
  readonly agentId: string
  readonly asked: readonly string[]
}

/** The simulator as it opens for the first time. */
export function startSetup(templateId: string): SimulatorSetup {
  return {
    source: templateId === '' ? 'json' : 'template',
    templateId,
    token: '',
    json: '{\n  "role": null,\n  "policy": {\n    "version": 3,\n    "devices": { "custom_data": { "user_id": "c_4711" } }\n  }\n}',
    targets: 'sandbox',
    targetsJson: '',
    targetsCsv: '',
    kind: 'device',
    agentId: '',
    asked: usualAsks,
  }
}

/** The setup with some of it changed. */
export function changeSetup(setup: SimulatorSetup, change: Partial<SimulatorSetup>): SimulatorSetup {
  return { ...setup, ...change }
}

const texts = ['templateId', 'json', 'targetsJson', 'targetsCsv', 'agentId'] as const

/**
 * What of a setup may outlive a reload, as text. The pasted token is never part of it, nor is any text that holds a token
 * somewhere; such a text comes back empty.
 */
export function keepSetup(setup: SimulatorSetup): string {
  const kept = Object.fromEntries(texts.map((key) => [key, holdsToken(setup[key]) ? '' : setup[key]]))
  const { source, targets, kind, asked } = setup
  return JSON.stringify({ ...kept, source, targets, kind, asked })
}

/** Reads a kept setup; whatever is missing or of another kind is as in `start`. */
export function readKeptSetup(kept: string | null, start: SimulatorSetup): SimulatorSetup {
  const value = parse(kept)
  if (!isJsonObject(value)) return start
  const own = Object.fromEntries(texts.flatMap((key) => (typeof value[key] === 'string' ? [[key, value[key]]] : [])))
  const asked = Array.isArray(value.asked) ? value.asked.filter((one) => typeof one === 'string') : start.asked
  return {
    ...start,
    ...own,
    asked,
    source: claimsSources.find((one) => one === value.source) ?? start.source,
    targets: targetSources.find((one) => one === value.targets) ?? start.targets,
    kind: value.kind === 'session' || value.kind === 'device' ? value.kind : start.kind,
  }
}

function parse(kept: string | null): JsonValue {
  try {
    return kept === null ? null : JSON.parse(kept)
  } catch {
    return null
  }
}
