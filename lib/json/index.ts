/**
 * JSON as people write it: the strict reader, trees with positions, and edits that touch only what they change.
 * The text is the truth; trees, values and patches are views of it.
 * Law: what the reader accepts means the same to every JSON reader, and printing it back is the identity.
 */
export { editText } from './edit-text'
export { applyPatch, editsFor } from './edits'
export { formatJson } from './format'
export { limits } from './limits'
export { memberAt, nodeAt, pathAt } from './navigate'
export {
  type JsonPatch,
  type JsonPatchOperation,
  type PatchProblem,
  type PatchProblemCode,
  patchProblems,
} from './patch'
export { positionOf } from './position'
export { type ReadProblem, type ReadProblemCode, readProblems } from './problem'
export { readJson, readJsonBytes } from './read'
export type { JsonDocument, JsonMember, JsonNode, Position, Span, TextEdit } from './types'
export { toValue } from './value'
