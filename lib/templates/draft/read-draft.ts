import { err, ok, type Result } from '@/lib/base'
import { type TokenFrame, usualFrame } from '@/lib/claims'
import type { Guardrail } from '@/lib/guardrails'
import { type JsonDocument, readJson } from '@/lib/json'
import type { Finding } from '@/lib/policy'
import { draftFindings, unreadable } from './draft-findings'
import { type DraftParts, type ReadContent, readBeside } from './read-content'
import { type SoundDraft, soundDraft } from './sound-draft'

/** What a draft says and everything there is to say of it, inside a guardrail. */
export type DraftAnalysis = {
  /** Null where the strict reader refuses the text. */
  readonly read: ReadContent | null
  readonly findings: readonly Finding[]
  /** The draft as it may be signed and published; the first error instead where there is one. */
  readonly sound: Result<SoundDraft, Finding>
}

/** The one reading of a draft, for tokens of this frame: the editor, the list, publishing and signing have their claims, parts and findings from it. */
export function readDraft(parts: DraftParts, guardrail: Guardrail, frame: TokenFrame = usualFrame): DraftAnalysis {
  const read = readContent(parts)
  return read.ok ? analyse(parts, read.value, { guardrail, frame }) : unread(read.error)
}

/** Reads what a content says, without judging it. Fails with a sentence where the strict reader refuses the text. */
export function readContent(parts: DraftParts): Result<ReadContent, string> {
  const text = readJson(parts.text)
  return text.ok ? ok(readBeside(text.value, parts)) : err(text.error.message)
}

/**
 * Makes a `readDraft` for a text that is typed: given the document it was read as, it reads again only the parts that were
 * written anew since it was last asked, and keeps the others as the same objects.
 */
export function createDraftReader(
  guardrail: Guardrail,
  frame: TokenFrame = usualFrame,
): (document: JsonDocument, beside: Omit<DraftParts, 'text'>) => DraftAnalysis & { readonly read: ReadContent } {
  let last: (Omit<DraftParts, 'text'> & { readonly read: ReadContent }) | undefined
  return (document, { parameters, embed, issuance }) => {
    const beside = { parameters, embed, issuance }
    const read = readBeside(document, beside, last)
    last = { ...beside, read }
    return analyse({ text: document.text, ...beside }, read, { guardrail, frame })
  }
}

function analyse(
  parts: DraftParts,
  read: ReadContent,
  { guardrail, frame }: { readonly guardrail: Guardrail; readonly frame: TokenFrame },
): DraftAnalysis & { readonly read: ReadContent } {
  const findings = draftFindings(read, guardrail, frame)
  return { read, findings, sound: soundDraft(parts, read, findings) }
}

function unread(message: string): DraftAnalysis {
  const finding = unreadable(message)
  return { read: null, findings: [finding], sound: err(finding) }
}
