import { authoredProfile, type ReadProfile } from '@/lib/json'
import type { TemplateContent } from '../versions/content'

/** What the first line of a file says it is, and the one version of that form there is so far. */
export const fileForms = { template: 'remit.template', bundle: 'remit.templates', version: 1 } as const

/** How much a file may hold: a bundle is looked at as a whole, its parts only within their own limits. */
export const fileRoom: ReadProfile = { ...authoredProfile, bytes: 4_194_304, members: 400_000, items: 4_194_304 }

/** How many templates a bundle may hold. */
export const bundleLimit = 2_000

/** What a file says of a template: nothing of its versions, of who made it, or of any key or token. */
export type ExportedTemplate = { readonly name: string; readonly content: TemplateContent }

/** One template read from a file, with what it holds, or the first reason why it cannot become one here. */
export type FileTemplate = ExportedTemplate & {
  readonly parameters: number
  readonly tests: number
  readonly problem: FileProblem | null
}

/** What is wrong in a part of a file: the line of the file, counted from 1, and a sentence. */
export type FileProblem = { readonly line: number; readonly message: string }

/**
 * The parts of a content in the order of a file, with their names there: as JSON, or as lines where that cannot be. Embed
 * defaults and issuance settings that say nothing are left out, so that files without them are as they were before.
 */
export const fileParts = {
  text: { part: 'text', json: 'claims', lines: 'claimsText' },
  parameters: { part: 'parameters', json: 'parameters', lines: 'parametersText' },
  tests: { part: 'tests', json: 'tests', lines: 'testsText' },
  embed: { part: 'embed', json: 'embed', lines: 'embedText' },
  issuance: { part: 'issuance', json: 'issuance', lines: 'issuanceText' },
} as const satisfies Readonly<Record<keyof TemplateContent, { part: string; json: string; lines: string }>>

/** One part of `fileParts`. */
export type FilePart = (typeof fileParts)[keyof typeof fileParts]
