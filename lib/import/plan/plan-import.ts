import { checkGuardrail, type Guardrail } from '@/lib/guardrails'
import { applyPatch, readJson } from '@/lib/json'
import {
  type AccessClaims,
  comparePolicies,
  type DecisionChange,
  decisionChanges,
  type Finding,
  reachOf,
  type Tightening,
  tightenings,
} from '@/lib/policy'
import {
  claimsOfText,
  emptyContent,
  printEmbed,
  printParameters,
  readDraft,
  type TemplateContent,
} from '@/lib/templates'
import { gravestFirst } from '../gravest'
import type { Imported } from '../read/imported'
import { type FilterWall, filterWall } from './filter-wall'
import { opens, restorings } from './restorings'
import { type UpgradedDraft, upgradeDraft } from './upgrade-draft'

/** What somebody chose about an import; nothing of it is chosen for them where access grows. */
export type ImportChoices = {
  readonly version: 'upgrade' | 'keep' | null
  readonly keepPlayback: boolean
  readonly keepRole: boolean
  /** The filters of the embed as conditions. */
  readonly wall: boolean
  /** Tightenings by id. */
  readonly tightened: readonly string[]
}

/** Nothing chosen yet. */
export const noChoices: ImportChoices = {
  version: null,
  keepPlayback: false,
  keepRole: false,
  wall: false,
  tightened: [],
}

/** What an import would make, with all there is to decide and to say before it is made. */
export type ImportPlan = {
  readonly content: TemplateContent
  readonly upgraded: UpgradedDraft | null
  /** The version that counts: chosen, or the upgrade where it opens nothing; null while it has to be chosen. */
  readonly version: 'upgrade' | 'keep' | null
  readonly wall: FilterWall | null
  /** What would let it allow less; first what brings back the reach there was. */
  readonly offered: readonly Tightening[]
  /** The kinds of request that the template would allow and what was pasted refuses; each wants a yes before it is made. */
  readonly gained: readonly DecisionChange[]
  /** The reach of a token in a sentence; null where the text is no JSON object. */
  readonly reach: string | null
  /** What the editor will find in the draft, gravest first. */
  readonly findings: readonly Finding[]
}

/** Works out what an import would make by the choices so far. Total; the template it gives reads, whatever was chosen. */
export function planImport(imported: Imported, choices: ImportChoices, guardrail: Guardrail): ImportPlan {
  const upgraded = upgradeDraft(imported.draftText, choices)
  const version =
    upgraded === null ? 'keep' : (choices.version ?? (upgraded.changes.some(isOpening) ? null : 'upgrade'))
  const isUpgraded = upgraded !== null && version === 'upgrade'
  const wall =
    isUpgraded || upgraded === null ? filterWall(textOf(imported, upgraded, isUpgraded), imported.embed.filters) : null
  const walled = wall && choices.wall ? wall.draftText : textOf(imported, upgraded, isUpgraded)
  const offered = isUpgraded ? offersFor(imported.draftText, { ...upgraded, draftText: walled }) : []
  const text = tightened(walled, offered, choices.tightened)
  const content = {
    ...emptyContent,
    text,
    parameters: imported.parameters.length === 0 ? emptyContent.parameters : printParameters(imported.parameters),
    embed: printEmbed(imported.embed),
  }
  const claims = claimsOfText(text)
  return {
    content,
    upgraded,
    version,
    wall,
    offered,
    gained: gainedBy(text, imported.draftText, upgraded),
    reach: claims && reachOf(claims).summary,
    findings: gravestFirst([...readDraft(content, guardrail).findings, ...tooLong(imported, claims, guardrail)]),
  }
}

/** Whether a token that lives as long as the pasted one would be refused by the guardrail; the limit is named. */
function tooLong({ lifetimeSeconds }: Imported, claims: AccessClaims | null, guardrail: Guardrail): readonly Finding[] {
  if (claims === null || lifetimeSeconds === null) return []
  return checkGuardrail(guardrail, claims, lifetimeSeconds).filter(({ code }) => code === 'guardrail-lifetime')
}

function textOf({ draftText }: Imported, upgraded: UpgradedDraft | null, isUpgraded: boolean): string {
  return isUpgraded && upgraded ? upgraded.draftText : draftText
}

function isOpening({ after }: DecisionChange): boolean {
  return after === 'allow'
}

/**
 * The kinds of request that the text would allow and the pasted one refuses. Requests are listed only where the comparison
 * shows that there is one, as asking takes longer.
 */
function gainedBy(text: string, before: string, upgraded: UpgradedDraft | null): readonly DecisionChange[] {
  if (text === before) return []
  if (text === upgraded?.draftText) return upgraded.changes.filter(isOpening)
  const [was, is] = [claimsOfText(before), claimsOfText(text)]
  return was && is && opens(comparePolicies(was, is)) ? decisionChanges(was, is).filter(isOpening) : []
}

function offersFor(before: string, { draftText, changes }: UpgradedDraft): readonly Tightening[] {
  const [was, is] = [claimsOfText(before), claimsOfText(draftText)]
  return was && is ? [...restorings(was, is, changes), ...tightenings(is)] : []
}

/** Two that write the actions of one resource leave what both leave; each other writes a place of its own. */
function tightened(text: string, offered: readonly Tightening[], chosen: readonly string[]): string {
  const read = readJson(text)
  if (!read.ok) return text
  const changes = new Map<string, Tightening['change']>()
  for (const { id, change } of offered) {
    if (!chosen.includes(id)) continue
    const place = change.path.join('/')
    const earlier = changes.get(place)
    changes.set(place, earlier ? { ...change, value: common(earlier.value, change.value) } : change)
  }
  const draft = applyPatch(read.value, [...changes.values()])
  return draft.ok ? draft.value.text : text
}

function common(
  one: Tightening['change']['value'],
  other: Tightening['change']['value'],
): Tightening['change']['value'] {
  return Array.isArray(one) && Array.isArray(other) ? one.filter((item) => other.includes(item)) : one
}
