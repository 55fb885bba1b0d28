import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { helpDocuments } from '@/lib/help'

/**
 * Reads a document of Help by its slug; null where there is none. Only the listed files can be read, whatever the slug is.
 * The server runs in the folder of the checkout, so nothing has to be gathered for it when it is built.
 */
export async function readHelp(slug: string): Promise<{ readonly title: string; readonly text: string } | null> {
  const found = helpDocuments.find((document) => document.slug === slug)
  if (!found) return null
  const text = await readFile(path.join(/* turbopackIgnore: true */ process.cwd(), found.path), 'utf8')
  return { title: found.title, text }
}
