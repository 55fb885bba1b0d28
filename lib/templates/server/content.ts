import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, canonicalJson } from '@/lib/base'
import { type Position, readJson } from '@/lib/json'
import { readParameters } from '../parameters/parameter-list'
import { readTests } from '../tests/test-list'
import { contentOf, type TemplateContent } from '../versions/content'

/** The three texts of a content, as inputs. */
export const contentShape = { text: z.string(), parameters: z.string(), tests: z.string() } as const

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
  return content
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

/** SHA-256 of a content in hexadecimal: what the journal keeps instead of the texts, and what an approval is for. */
export function hashOf(content: TemplateContent): string {
  return createHash('sha256')
    .update(canonicalJson(contentOf(content)))
    .digest('hex')
}
