/**
 * What Remit's own documents are, how their sections are addressed, and which of them a source cites.
 * Law: every citation in the code and on screen leads to a section that exists (`citations.test.ts`).
 */
export {
  anchorOf,
  type DeskSection,
  type HelpSection,
  helpDocuments,
  helpHref,
  sectionsOf,
} from './documents'
export { sourcesOf } from './sources'
