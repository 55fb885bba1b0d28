/**
 * The people of Remit: who they are, how they sign in, and how the first of them and everyone after gets in.
 * Law: nobody is let in by default; there is no default password and no open sign-up.
 */
export {
  type InviteTimes,
  inviteHours,
  inviteStanding,
  type MadeInvite,
  type PendingInvite,
  type ShownInvite,
} from './invite'
export { acceptInput, chosenRoles, inviteInput, inviteToken } from './invite-input'
export { formerMember, type ListedMember, type Member } from './member'
export { safeNextPath } from './next-path'
export { judgePassword, type KnownPasswords, type PasswordOwner, passwordProblems } from './password/judge'
export { passwordLength } from './password/length'
export { newPassword, personEmail, personName } from './person-input'
export { describeBrowser, type OwnSession } from './session'
export { formatSetupCode, normaliseSetupCode } from './setup-code'
