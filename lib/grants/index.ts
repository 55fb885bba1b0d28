/**
 * Temporary access for an agent from a published version: what may be given, until when, and what becomes of it.
 * Laws: a grant never outlives the smallest of its limits; ending never lengthens; a narrowed grant gives less or the same.
 */
export type {
  AskedGrant,
  DecidedGrant,
  Desk,
  DeskTemplate,
  DeskVersion,
  EndedGrant,
  Extended,
  GrantLink,
  HandedOver,
  MintedToken,
} from './desk'
export { extendedEnd, latestEnd } from './extend'
export {
  emptyLedgerQuery,
  type LedgerMark,
  type LedgerQuery,
  momentOf,
  parseLedgerQuery,
  printLedgerQuery,
} from './ledger/query'
export { type StoryEvent, tellStory } from './ledger/story'
export { formatLength, parseLength } from './length'
export {
  dueEvents,
  type GrantEvent,
  type GrantFacts,
  type GrantState,
  grantEvents,
  grantStates,
  isOver,
  mintsTokens,
  moveGrant,
  nextDue,
  stateAt,
} from './lifecycle'
export { describeExcess, type GrantLimit, limitsOf } from './limits'
export { type Narrowing, narrowableResources, noNarrowing } from './narrow'
export type { GrantStanding, MoreTime, OpenGrant } from './open'
export {
  type GrantAsk,
  type GrantContext,
  type GrantEnd,
  type GrantOutline,
  type GrantPlan,
  outlineGrant,
  planGrant,
} from './plan'
export type { GrantProblem } from './problem'
export {
  actionsOn,
  printTerm,
  type ReachTerm,
  type SeenResource,
  seenResources,
  termsOfClaims,
  termsOfTarget,
} from './reach/terms'
export { type Snippet, snippetsFor } from './snippets'
export { tokenWindow } from './token-window'
export type {
  CouldGiveTemplate,
  CouldSee,
  CouldSeePage,
  GrantRequest,
  GrantStory,
  GrantValues,
  GrantView,
  LedgerPage,
  SeenOn,
} from './view'
export { endWords, stateWords } from './words'
