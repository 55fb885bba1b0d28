import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, canonicalJson } from '@/lib/base'
import { type Position, readJson } from '@/lib/json'
import { readEmbed } from '../embed/read-embed'
import { readParameters } from '../parameters/parameter-list'
import { readTests } from '../tests/test-list'
import { contentOf, emptyContent, type TemplateContent } from '../versions/content'

/** The texts of a content, as inputs. */
export const contentShape = {
  text: z.string(),
  parameters: z.string(),
  tests: z.string(),
  embed: z.string(),
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
  const embed = readEmbed(content.embed)
  if (!embed.ok) {
    const [problem] = embed.error
    throw refusal('embed', problem ? placed(problem.position, problem.message) : 'These are no embed defaults.')
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

/**
 * SHA-256 of a content in hexadecimal: what the journal keeps instead of the texts, and what an approval is for. Empty embed
 * defaults do not count, so that what was published or agreed to before there were any is still the same.
 */
export function hashOf(content: TemplateContent): string {
  const { embed, ...others } = contentOf(content)
  const counted = embed === emptyContent.embed ? others : { ...others, embed }
  return createHash('sha256').update(canonicalJson(counted)).digest('hex')
}
