import { isJsonObject, type JsonValue } from '@/lib/base'
import { holdsToken } from '@/lib/tokens'

/** Where the targets come from. */
const targetSources = ['sandbox', 'json', 'csv'] as const
export type TargetSource = (typeof targetSources)[number]

/** About which devices and sessions is asked, as a person chose or pasted them. */
export type TargetSetup = {
  readonly targets: TargetSource
  readonly targetsJson: string
  readonly targetsCsv: string
  /** What pasted targets are, where they do not say. */
  readonly kind: 'device' | 'session'
  /** Who asks, as pasted sessions name their agent; empty counts as `me`. */
  readonly agentId: string
}

/** The sandbox's own, and nothing pasted yet. */
export const startTargets: TargetSetup = {
  targets: 'sandbox',
  targetsJson: '',
  targetsCsv: '',
  kind: 'device',
  agentId: '',
}

const texts = ['targetsJson', 'targetsCsv', 'agentId'] as const

/** What of the targets may outlive a reload, as text. */
export function keepTargets(setup: TargetSetup): string {
  return JSON.stringify(keepable(setup))
}

/** What of the targets may be kept; a text that holds a token somewhere comes back empty. */
export function keepable({ targets, kind, ...typed }: TargetSetup): Readonly<Record<string, string>> {
  return {
    targets,
    kind,
    ...Object.fromEntries(texts.map((key) => [key, holdsToken(typed[key]) ? '' : typed[key]])),
  }
}

/** Reads kept targets; whatever is missing or of another kind is as at the start. */
export function readKeptTargets(kept: string | null): TargetSetup {
  const value = parseKept(kept)
  if (!isJsonObject(value)) return startTargets
  const own = Object.fromEntries(texts.flatMap((key) => (typeof value[key] === 'string' ? [[key, value[key]]] : [])))
  return {
    ...startTargets,
    ...own,
    targets: targetSources.find((one) => one === value.targets) ?? startTargets.targets,
    kind: value.kind === 'session' ? 'session' : startTargets.kind,
  }
}

/** Kept text as a value, null where it is none. */
export function parseKept(kept: string | null): JsonValue {
  try {
    return kept === null ? null : JSON.parse(kept)
  } catch {
    return null
  }
}
