/**
 * What claims would allow over many targets at once, with the reasons, and how the answers are taken elsewhere.
 * Central idea: every answer comes from `explainDecision`; here are only the questions, the targets and the export.
 * Law: nothing here reaches outside the browser, and a pasted token is never part of what is kept.
 */
export { askedOf, groupsOfAsks, usualAsks } from './asks'
export { csvOfMatrix, jsonOfMatrix } from './export'
export { type LeftOut, quoteLabel } from './left-out'
export { type Cell, type Matrix, type MatrixGroup, type MatrixRow, simulate } from './matrix'
export { type ReadClaims, readClaims } from './read-claims'
export { readCsvTargets } from './read-csv-targets'
export { readJsonTargets } from './read-json-targets'
export { requestFor } from './request'
export { type ClaimsSource, keepSetup, readKeptSetup, type SimulatorSetup, startSetup } from './setup'
export { keepTargets, readKeptTargets, startTargets, type TargetSetup, type TargetSource } from './target-setup'
export { ownedBy, viewOf } from './view-of'
