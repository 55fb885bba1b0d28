import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, canonicalJson } from '@/lib/base'
import { readJson } from '@/lib/json'
import { contentOf, type TemplateContent } from '../versions/content'

/** The three texts of a content, as inputs. */
export const contentShape = { text: z.string(), parameters: z.string(), tests: z.string() } as const

/** Answers the content of an input. Throws `invalid`, with line and column, for a text that the strict reader refuses. */
export function readContent(given: TemplateContent): TemplateContent {
  const content = contentOf(given)
  for (const [field, part] of Object.entries(content)) {
    const read = readJson(part)
    if (read.ok) continue
    const { line, column } = read.error.position
    throw new AppError('invalid', { field, message: `Line ${line}, column ${column}: ${read.error.message}` })
  }
  return content
}

/** SHA-256 of a content in hexadecimal: what the journal keeps instead of the texts, and what an approval is for. */
export function hashOf(content: TemplateContent): string {
  return createHash('sha256')
    .update(canonicalJson(contentOf(content)))
    .digest('hex')
}
