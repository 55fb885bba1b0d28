/**
 * JSON as people write it: the strict reader, trees with positions, and edits that touch only what they change.
 * The text is the truth; trees, values and patches are views of it.
 * Law: what the reader accepts means the same to every JSON reader, and printing it back is the identity.
 */
export { editText } from './edit/edit-text'
export { applyPatch, editsFor } from './edit/edits'
export { formatJson, formatNode } from './edit/format'
export type {
  JsonPatch,
  JsonPatchOperation,
} from './edit/patch'
export { type JsonLeaf, leavesOf } from './leaves'
export { membersOf, objectOf, printCompact } from './members'
export { memberAt, nodeAt, pathAt } from './navigate'
export { positionOf } from './position'
export { printDocument, printMembers } from './print'
export { isVisibleText } from './read/characters'
export { problemAt, type ReadProblem, type TextProblem } from './read/problem'
export { authoredProfile, outsideProfile, type ReadProfile } from './read/profile'
export { readJson, readJsonBytes } from './read/read-json'
export { replaceRounded, roundedNumbers } from './rounded'
export type { JsonDocument, JsonMember, JsonNode, Position, Span, TextEdit } from './types'
export { toValue } from './value'
