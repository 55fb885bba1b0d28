import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, canonicalJson, type Result } from '@/lib/base'
import { type Position, readJson } from '@/lib/json'
import { readEmbed } from '../embed/read-embed'
import { readIssuance } from '../issuance/read-issuance'
import { readParameters } from '../parameters/parameter-list'
import type { PartProblem } from '../parts/read-object'
import { readTests } from '../tests/test-list'
import { contentOf, isSaid, type TemplateContent } from '../versions/content'

/** The texts of a content, as inputs. */
export const contentShape = {
  text: z.string(),
  parameters: z.string(),
  tests: z.string(),
  embed: z.string(),
  issuance: z.string(),
} as const

/** Answers the content of an input. Throws `invalid` with the place, for a part that its strict reader refuses. */
export function readContent(given: TemplateContent): TemplateContent {
  const content = contentOf(given)
  const text = readJson(content.text)
  if (!text.ok) throw refusal('text', placed(text.error.position, text.error.message))
  const parameters = readParameters(content.parameters)
  if (!parameters.ok) {
    const [problem] = parameters.error
    throw refusal('parameters', problem ? placed(problem.position, problem.message) : 'This is no list of parameters.')
  }
  const tests = readTests(content.tests)
  if (!tests.ok) {
    const [problem] = tests.error
    throw refusal('tests', problem ? `Line ${problem.line}: ${problem.message}` : 'This is no list of tests.')
  }
  requireObject('embed', readEmbed(content.embed))
  requireObject('issuance', readIssuance(content.issuance))
  return content
}

function requireObject(field: keyof TemplateContent, read: Result<unknown, readonly PartProblem[]>): void {
  if (read.ok) return
  const [problem] = read.error
  throw refusal(field, problem ? placed(problem.position, problem.message) : 'This cannot be read.')
}

/** Answers the content of an input that is to become a template: `readContent`, and its text is a JSON object. */
export function readClaims(given: TemplateContent): TemplateContent {
  const content = readContent(given)
  const read = readJson(content.text)
  if (read.ok && read.value.root.kind === 'object') return content
  throw refusal('text', 'A draft is a JSON object.')
}

function placed({ line, column }: Position, message: string): string {
  return `Line ${line}, column ${column}: ${message}`
}

function refusal(field: keyof TemplateContent, message: string): AppError {
  return new AppError('invalid', { field, message })
}

/**
 * SHA-256 of a content in hexadecimal: what the journal keeps instead of the texts, and what an approval is for. Empty parts
 * that templates did not always have do not count, so that what was published or agreed to before is still the same.
 */
export function hashOf(content: TemplateContent): string {
  const { embed, issuance, ...others } = contentOf(content)
  const counted = {
    ...others,
    ...(isSaid(content, 'embed') ? { embed } : {}),
    ...(isSaid(content, 'issuance') ? { issuance } : {}),
  }
  return createHash('sha256').update(canonicalJson(counted)).digest('hex')
}
