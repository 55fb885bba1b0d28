/**
 * Temporary access for an agent from a published version: what may be given, until when, and what becomes of it.
 * Laws: a grant never outlives the smallest of its limits; ending never lengthens; a narrowed grant gives less or the same.
 */
export type {
  AskedGrant,
  BareToken,
  DecidedGrant,
  Desk,
  DeskTemplate,
  DeskVersion,
  EndedAtAccount,
  EndedGrant,
  Extended,
  GrantLink,
  HandedOver,
} from './desk'
export type { HeldGrant } from './extend'
export type { LedgerFigures, TimeUnit } from './ledger/figures'
export {
  type LedgerQuery,
  momentOf,
  parseLedgerQuery,
  printLedgerQuery,
} from './ledger/query'
export { type StoryEvent, tellStory } from './ledger/story'
export { formatLength, parseLength } from './length'
export { type GrantState, grantStates, isOver, isRunning, runningStates, takesNewLink } from './lifecycle'
export { type GrantLimit, limitsOf } from './limits'
export { type Narrowing, narrowableResources } from './narrow'
export type { GrantStanding, MoreTime, OfferedGrant, OpenFrame, OpenGrant } from './open'
export {
  type GrantAsk,
  type GrantContext,
  type GrantEnd,
  type GrantOutline,
  outlineGrant,
} from './plan'
export type { GrantProblem } from './problem'
export type { AskedAgent, Taker } from './reach/asked'
export type { SeenOn } from './reach/seen-by'
export { type SeenResource, seenResources } from './reach/terms'
export { requestFacts } from './rule/facts'
export { type Snippet, snippetsFor } from './snippets'
export type {
  CouldGiveTemplate,
  CouldSee,
  CouldSeePage,
  GrantRequest,
  GrantStory,
  GrantValues,
  GrantView,
  LedgerPage,
} from './view'
export { endWords, formatReach, lapsedWords, meaningOf, stateWords } from './words'
