/**
 * Templates: named recipes for tokens. A draft is a JSON text that people edit; everything else is derived from it.
 */
export {
  addCondition,
  listedActions,
  problemOfKey,
  problemOfValue,
  removeAt,
  removeCondition,
  renameCondition,
  rulePath,
  setAllActions,
  setCondition,
  setMatch,
  setRole,
  setText,
  startPolicy,
  toggleAction,
} from './draft-edit'
export { type FieldKey, fieldAt, fieldKey, isWithin } from './draft-field'
export { changeState, type RuleMemory } from './draft-memory'
export { type FieldNotes, type FormNotes, type Note, readNotes } from './draft-notes'
export { readForm } from './draft-read'
export { share } from './draft-share'
export {
  isUnsaved,
  type SavedDraft,
  type SavePhase,
  type Sitting,
  type SittingEvent,
  type Stash,
  sit,
  startSitting,
  type TheirDraft,
} from './draft-sitting'
export {
  type ActionsView,
  type Condition,
  type ConditionsView,
  type ConditionValue,
  type FormView,
  type Kept,
  type PolicyView,
  type RoleChoice,
  type RoleView,
  type RuleState,
  type RuleView,
  roleChoices,
  ruleStates,
  type TextView,
} from './draft-view'
export { copyName, templateName } from './name'
export { type StartingPoint, startingPoints } from './starting-points'
export type { Template, TemplateSummary } from './template'
export { contentOf, emptyContent, isSameContent, printContent, type TemplateContent } from './versions/content'
export { type Consent, isWider, type Obstacle, obstaclesTo, reasonKey } from './versions/obstacles'
export { judgePublication, type Publication } from './versions/publication'
export type { Approval, SecurityReason, TemplateVersion } from './versions/version'
