import type { ActionOutcome } from '@/components/form/outcome'
import { contentOf, type TemplateContent } from '@/lib/templates'

/** A published version as far as it is asked here. */
export type AskedVersion = { readonly number: number; readonly isLive: boolean; readonly content: TemplateContent }

/** The content of a template that is asked, with the versions there are to choose from. */
export type AskedTemplate = {
  readonly content: TemplateContent | null
  readonly versions: readonly AskedVersion[]
  /** The version that is asked; null for the draft. */
  readonly version: AskedVersion | null
  readonly failure: string | null
}

type Fetched<T> = ActionOutcome<T> | null

/**
 * What is asked, of what was fetched so far. Where a version is wanted, and the versions could not be read, nothing is: an
 * answer for the draft would pass for one of the version.
 */
export function askedTemplate(
  draft: Fetched<TemplateContent>,
  listed: Fetched<readonly AskedVersion[]>,
  version: string,
): AskedTemplate {
  const needed = version === 'draft' ? [draft] : [draft, listed]
  const failed = needed.find((outcome) => outcome?.ok === false)
  const versions = listed?.ok ? listed.value : []
  if (failed?.ok === false) return { content: null, versions, version: null, failure: failed.failure.message }
  const chosen = versions.find(({ number }) => String(number) === version) ?? null
  const isReady = needed.every((outcome) => outcome?.ok)
  const ofDraft = isReady && draft?.ok ? contentOf(draft.value) : null
  return { content: chosen?.content ?? ofDraft, versions, version: chosen, failure: null }
}
