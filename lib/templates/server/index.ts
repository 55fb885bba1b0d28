/**
 * Templates in the database: a recipe with its one draft, saved only over the revision it was made from.
 * Law: nothing anybody saved is ever overwritten by someone who had not seen it.
 */
import 'server-only'

export { approveRequest, declineRequest } from './approvals/decide'
export { listApprovals } from './approvals/read'
export { requestApproval } from './approvals/request'
export { listWaiting } from './approvals/waiting'
export { deleteTemplate, renameTemplate, restoreTemplate, saveDraft } from './change'
export { createTemplate, createTemplateIn, duplicateTemplate } from './create'
export { holdDraft } from './draft/store'
export { importTemplates } from './import'
export { templateId } from './input'
export { exportTemplates, getDraft, getTemplate, getTemplateState, listTemplateNames, listTemplates } from './read'
export { findTemplateIds, listTemplateNamesIn } from './store'
export { tokenFrame } from './token-frame'
export { archiveTemplate, unarchiveTemplate } from './versions/archive'
export {
  getLiveVersion,
  getVersionContent,
  holdLiveVersion,
  holdVersionContent,
  type LiveVersion,
  listLiveVersions,
} from './versions/live'
export { publishTemplate, restoreVersion } from './versions/publish'
export { listVersions } from './versions/read'
export { listRefused } from './versions/refused'
export { loadLiveRules } from './versions/rule-gate'
