/**
 * The organisation's guardrail: the boundary every published version stays inside, and what lies beyond it.
 * It judges what a token could really do, with role, version and `*` resolved, and fails closed.
 * Law: where it finds nothing, evaluation allows nothing that it forbids.
 */

export { problemOfAgent, warningOfAgent } from './agents'
export { checkGuardrail } from './check/check-guardrail'
export { checkGrantLength } from './check/lifetime'
export {
  setAgentDomains,
  setAllActions,
  setForbiddenLiterals,
  setKeys,
  setLongest,
  toggleAction,
  toggleRole,
} from './edit'
export {
  type Guardrail,
  keyedResources,
  openGuardrail,
  type ReachKind,
  type RoleChoice,
  reachKinds,
  roleChoices,
} from './guardrail'
export { guardrailInput } from './guardrail-input'
export type { GuardrailView } from './guardrail-view'
export { problemOfDomain, problemOfForbidden, problemOfRequiredKey } from './problem-of-text'
export { kindOfReach } from './reach-kind'
export { type RefusedVersion, refusedVersions } from './refused'
export {
  type GuardrailSitting,
  type GuardrailStash,
  isUnsaved,
  type SittingEvent,
  sittingAfter,
  startSitting,
  stashOf,
} from './sitting'
export { summariseGuardrail } from './summary'
export { printLifetime, reachWords } from './words'
