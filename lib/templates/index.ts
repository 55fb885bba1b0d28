/**
 * Templates: named recipes for tokens. A draft is a JSON text that people edit; everything else is derived from it.
 */

export { createDraftReader, readContent, readDraft } from './draft/read-draft'
export { bindDraft, type SoundDraft } from './draft/sound-draft'
export { reachSentence } from './draft/summary'
export { claimsOfDocument, claimsOfText } from './draft-claims'
export {
  addCondition,
  addMatch,
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
export { type PlaceMemory, putBack, rememberPlaces } from './draft-places'
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
export type {
  ActionsView,
  Condition,
  ConditionValue,
  FormView,
  Kept,
  PolicyView,
  RoleChoice,
  RoleView,
  RuleState,
  RuleView,
  TextView,
} from './draft-view'
export { bindEmbed, type EmbedAddress } from './embed/bind-embed'
export { type EmbedDefaults, type EmbedFilters, plainEmbed, printEmbed, templatePages } from './embed/embed-defaults'
export { filterParameters } from './embed/filter-uses'
export { changeEmbed, readEmbed } from './embed/read-embed'
export { bundleFileName, templateFileName } from './export/file-name'
export { printBundle, printTemplate } from './export/print-file'
export { readTemplateFile } from './export/read-file'
export { splitIntoBundles } from './export/split'
export { type ExportedTemplate, type FileTemplate, fileRoom } from './export/template-file'
export { describeIssuance, summariseIssuance } from './issuance/describe-issuance'
export {
  type Delivery,
  deliveries,
  type IssuanceSettings,
  issuanceLimits,
  type MinutesKey,
  minuteBounds,
} from './issuance/issuance-settings'
export { exampleFor, problemOfGrantReason, problemOfTicket } from './issuance/problem-of-answer'
export { changeIssuance, type IssuanceChange, readIssuance } from './issuance/read-issuance'
export { distinctNames, freeName, labelsOf } from './name'
export { type BindProblem, type BoundTemplate, bindParameters } from './parameters/bind'
export { /** @internal */ lintParameters, textParameter } from './parameters/lint'
export { exampleValues, makeParameter, type ParameterChange, unmakeParameter } from './parameters/make'
export { nameFor, problemOfName } from './parameters/name'
export {
  type GivenValues,
  type Parameter,
  type ParameterType,
  type ParameterValue,
  parameterLimits,
  parameterTypes,
} from './parameters/parameter'
export { printParameters, readParameters } from './parameters/parameter-list'
export { type PlacedTexts, placesAlike, placesOfParameter, type ValuePlace } from './parameters/places'
export { listFixOf } from './parameters/problem'
export { typeWords } from './parameters/type-words'
export { parameterRoom, parametersUsed } from './parameters/uses'
export type { ValuesChange } from './parameters/values/compare'
export type { StandIn } from './parameters/values/stand-in'
export { valueFromText } from './parameters/values/value'
export { type FoundPart, issuanceFixOf, partOf } from './parts/part-finding'
export { type StartingPoint, startingPoints } from './starting-points'
export type { Template, TemplateName, TemplateState, TemplateSummary } from './template'
export { decidingPath } from './tests/deciding-path'
export { nameOfTest, withOppositeAnswer } from './tests/name'
export { testOfWitness } from './tests/of-witness'
export { runTemplateTests, type TestResult } from './tests/run'
export { caseKeyOf } from './tests/same-case'
export { suggestTests } from './tests/suggest'
export { lackingIn, tellCase, tellTarget, tellValues } from './tests/tell'
export { type TemplateTest, testLimits } from './tests/template-test'
export { printTests, readTests } from './tests/test-list'
export { type Agreement, type Approval, agreementOn, earlierRequest, whyNotAgree } from './versions/approval'
export {
  contentIn,
  contentOf,
  emptyContent,
  isSameContent,
  printContent,
  type TemplateContent,
} from './versions/content'
export type { ContentComparison } from './versions/content-comparison'
export {
  isWider,
  type Obstacle,
  obstaclesTo,
  obstaclesToAsking,
  reasonKey,
  reasonsToKeep,
} from './versions/obstacles'
export { judgePublication, type Publication } from './versions/publication'
export { maxNoteLength, problemOfNote, problemOfReason, reasonLength } from './versions/reason'
export { unlimitedResources } from './versions/unlimited'
export type { SecurityReason, TemplateVersion } from './versions/version'
export { approvalPath, type WaitingApproval } from './versions/waiting'
export { claimsWithExamples } from './versions/with-examples'
