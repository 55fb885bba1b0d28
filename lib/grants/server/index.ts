/**
 * Access for agents in the database: asked for, agreed to, given, claimed, renewed, extended, ended, found again.
 * Law: what leaves is a subset of what is recorded, and no token outlives its grant.
 */
import 'server-only'

export { endAtAccount } from './account/end-at-account'
export { approveGrant, declineGrant } from './deciding/decide'
export { askForGrant, giveGrant } from './giving/ask'
export { endAllOfAgent, endGrant } from './giving/end'
export { extendGrant } from './giving/extension'
export { handOver } from './giving/hand-over'
export { findHeldGrant } from './giving/held'
export { makeGrantLink } from './giving/link'
export { getDesk, getDeskVersion } from './reading/desk'
export { exportGrants } from './reading/ledger/export'
export { countGrants } from './reading/ledger/figures/figures'
export { findValueTerms, listGrants } from './reading/ledger/list'
export { openGrant } from './reading/open'
export { countWaitingGrants, getGrantRequest, listGrantRequests } from './reading/requests'
export { readStanding } from './reading/standing'
export { getGrant, openGrantValues } from './reading/story'
export { whoCouldBeGiven } from './reading/who/could-give'
export { whoCouldSee } from './reading/who/who-could-see'
export { settleGrants } from './settle'
export { type ClaimedGrant, claimGrant } from './using/claim'
export { askForMore } from './using/more'
export { readGrantLink } from './using/read-link'
export { leaveGrant, mintBareToken, type RenewedToken, renewGrant } from './using/renew'
