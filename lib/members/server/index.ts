/**
 * Sign-in, sessions and members, over a library that keeps its rows in our database.
 * The library is built on first use; only two of its doors are open, and both check the Origin.
 * Law: a caller is whoever the database says a live session belongs to, read anew at every request.
 */
import 'server-only'

export { changePassword } from './account/change-password'
export { endOtherSessions, endOwnSession, listSessionsOfCaller, whoIsSignedIn } from './account/sessions'
export { /** @internal */ sessionCookieName } from './auth'
export { claimOwnerIn, type NewOwner } from './claim-owner'
export { claimsOfMember } from './claims'
export { currentCaller, refreshCaller } from './current-caller'
export { acceptInvite, readInvite } from './invites/accept'
export { cancelInvite, inviteMember } from './invites/invite'
export { hashPassword, requireOwnPassword } from './password'
export { changeRoles, disableMember, enableMember } from './people/change'
export { listMembers } from './people/read'
export { checkSetupCode, prepareSetup } from './setup-code'
export { isSetUp } from './setup-store'
export { handleAuth } from './sign-in/handle-auth'
export { /** @internal */ endSession } from './sign-out'
export { activeDeciders, activePeople, activeRoles, memberNames, memberPeople } from './store'
