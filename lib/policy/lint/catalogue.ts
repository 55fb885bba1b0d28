import { displayName } from './document/display-name'
import { lookAlike } from './document/look-alike'
import { misspelledClaim } from './document/misspelled-claim'
import { misspelledDisplayName } from './document/misspelled-display-name'
import { notAnObject } from './document/not-an-object'
import { policyAtTopLevel } from './document/policy-at-top-level'
import { sharedDisplayName } from './document/shared-display-name'
import { stampedClaim } from './document/stamped-claim'
import { tokenTooLong } from './document/token-too-long'
import { unknownClaim } from './document/unknown-claim'
import { headerAlg } from './header/header-alg'
import { headerCritical } from './header/header-critical'
import { headerKid } from './header/header-kid'
import { headerTyp } from './header/header-typ'
import { audienceList } from './parties/audience-list'
import { audienceMissing } from './parties/audience-missing'
import { audienceWrong } from './parties/audience-wrong'
import { issuerMissing } from './parties/issuer-missing'
import { issuerUnlikely } from './parties/issuer-unlikely'
import { issuerWrong } from './parties/issuer-wrong'
import { sharedSubject } from './parties/shared-subject'
import { subjectMissing } from './parties/subject-missing'
import { subjectNotAscii } from './parties/subject-not-ascii'
import { subjectNotEmail } from './parties/subject-not-email'
import { subjectNotText } from './parties/subject-not-text'
import { superuserSubject } from './parties/superuser-subject'
import { allActions } from './reach/all-actions'
import { conditionWithoutObject } from './reach/condition-without-object'
import { createNeedsData } from './reach/create-needs-data'
import { customDataNotIdentity } from './reach/custom-data-not-identity'
import { noPush } from './reach/no-push'
import { noRecordings } from './reach/no-recordings'
import { misspelledResource } from './resources/misspelled-resource'
import { starUndocumented } from './resources/star-undocumented'
import { unknownResource } from './resources/unknown-resource'
import { badRole } from './role/bad-role'
import { grantsNothing } from './role/grants-nothing'
import { noPolicy } from './role/no-policy'
import { ownLimitLifted } from './role/own-limit-lifted'
import { roleAdds } from './role/role-adds'
import { roleMissing } from './role/role-missing'
import { v2Role } from './role/v2-role'
import type { LintRule } from './rule'
import { agentUndocumented } from './rules/agent-undocumented'
import { closedResource } from './rules/closed-resource'
import { dottedKey } from './rules/dotted-key'
import { duplicateAction } from './rules/duplicate-action'
import { emptyValue } from './rules/empty-value'
import { misspelledAction } from './rules/misspelled-action'
import { noOr } from './rules/no-or'
import { noWildcard } from './rules/no-wildcard'
import { notString } from './rules/not-string'
import { spacesAtEnds } from './rules/spaces-at-ends'
import { starAction } from './rules/star-action'
import { unknownAction } from './rules/unknown-action'
import { unknownCondition } from './rules/unknown-condition'
import { expiresBeforeIssued } from './times/expires-before-issued'
import { issuedInFuture } from './times/issued-in-future'
import { longLifetime } from './times/long-lifetime'
import { notValidNow } from './times/not-valid-now'
import { timeInMilliseconds } from './times/time-in-milliseconds'
import { timeMissing } from './times/time-missing'
import { timeNotNumber } from './times/time-not-number'
import { conditionsDiffer } from './unscoped/conditions-differ'
import { devicesUnfiltered } from './unscoped/devices-unfiltered'
import { emptyCustomData } from './unscoped/empty-custom-data'
import { noCondition } from './unscoped/no-condition'
import { openBesideFilter } from './unscoped/open-beside-filter'
import { pushUnfiltered } from './unscoped/push-unfiltered'
import { recordingsUnfiltered } from './unscoped/recordings-unfiltered'
import { seesWholeAccount } from './unscoped/sees-whole-account'
import { sessionsUnfiltered } from './unscoped/sessions-unfiltered'
import { malformed } from './version/malformed'
import { v1 } from './version/v1'
import { v2 } from './version/v2'

/** Every rule for drafts and claims. Where two find something at the same place, the earlier one speaks first. */
export const claimRules: readonly LintRule[] = [
  displayName,
  lookAlike,
  misspelledClaim,
  misspelledDisplayName,
  notAnObject,
  policyAtTopLevel,
  sharedDisplayName,
  stampedClaim,
  tokenTooLong,
  unknownClaim,
  expiresBeforeIssued,
  issuedInFuture,
  longLifetime,
  notValidNow,
  timeInMilliseconds,
  timeMissing,
  timeNotNumber,
  audienceList,
  audienceMissing,
  audienceWrong,
  issuerMissing,
  issuerUnlikely,
  issuerWrong,
  sharedSubject,
  subjectMissing,
  subjectNotAscii,
  subjectNotEmail,
  subjectNotText,
  superuserSubject,
  badRole,
  grantsNothing,
  noPolicy,
  ownLimitLifted,
  roleAdds,
  roleMissing,
  v2Role,
  malformed,
  v1,
  v2,
  agentUndocumented,
  closedResource,
  dottedKey,
  duplicateAction,
  emptyValue,
  misspelledAction,
  noOr,
  noWildcard,
  notString,
  spacesAtEnds,
  starAction,
  unknownAction,
  unknownCondition,
  allActions,
  conditionWithoutObject,
  conditionsDiffer,
  createNeedsData,
  customDataNotIdentity,
  devicesUnfiltered,
  emptyCustomData,
  misspelledResource,
  noCondition,
  noPush,
  noRecordings,
  openBesideFilter,
  pushUnfiltered,
  recordingsUnfiltered,
  seesWholeAccount,
  sessionsUnfiltered,
  starUndocumented,
  unknownResource,
]

/** Every rule for the header of a token. */
export const headerRules: readonly LintRule[] = [headerAlg, headerCritical, headerKid, headerTyp]
