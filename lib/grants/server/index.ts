/**
 * Access for agents in the database: asked for, agreed to, given, claimed, renewed, extended, ended, found again.
 * Law: what leaves is a subset of what is recorded, and no token outlives its grant.
 */
import 'server-only'

export { type AskedGrant, askForGrant, giveGrant } from './giving/ask'
export { approveGrant, type DecidedGrant, declineGrant } from './giving/decide'
export { type EndedGrant, endAllOfAgent, endGrant } from './giving/end'
export { type Extended, extendGrant } from './giving/extension'
export { type HandedOver, handOver } from './giving/hand-over'
export { type GrantLink, makeGrantLink } from './giving/link'
export { type Desk, type DeskTemplate, type DeskVersion, getDesk, getDeskVersion } from './reading/desk'
export {
  type GrantStory,
  type GrantValues,
  getGrant,
  type LedgerPage,
  listGrants,
  openGrantValues,
} from './reading/ledger'
export { type OpenGrant, openGrant } from './reading/open'
export { countWaitingGrants, type GrantRequest, listGrantRequests } from './reading/requests'
export type { GrantView } from './reading/view'
export { type CouldSee, whoCouldSee } from './reading/who'
export { settleGrants } from './settle'
export { type ClaimedGrant, claimGrant } from './using/claim'
export type { MintedToken } from './using/mint'
export { leaveGrant, mintBareToken, type RenewedToken, renewGrant } from './using/renew'
