import { type ActionOutcome, attempt } from '@/components/form/outcome'
import { errorCodes, isJsonObject, type JsonValue } from '@/lib/base'
import type { Template, TemplateContent } from '@/lib/templates'

/** A published version as far as it is asked here. */
export type AskedVersion = { readonly number: number; readonly isLive: boolean; readonly content: TemplateContent }

/** Fetches the published versions of a template, newest first. */
export function fetchVersions(
  id: Template['id'],
  signal: AbortSignal,
): Promise<ActionOutcome<readonly AskedVersion[]>> {
  return attempt(async () => {
    const response = await fetch(`/api/v1/templates/${id}/versions`, { signal, cache: 'no-store' })
    const body: JsonValue = await response.json()
    if (response.ok && Array.isArray(body)) return { ok: true, value: body.flatMap(versionOf) }
    const code = response.status === 404 ? 'not_found' : 'internal'
    return { ok: false, failure: { code, message: errorCodes[code].sentence } }
  })
}

function versionOf(value: JsonValue): readonly AskedVersion[] {
  if (!isJsonObject(value) || typeof value.number !== 'number') return []
  const content = isJsonObject(value.content ?? null) ? contentOf(value.content) : null
  return content === null ? [] : [{ number: value.number, isLive: value.isLive === true, content }]
}

function contentOf(value: JsonValue | undefined): TemplateContent | null {
  if (!isJsonObject(value)) return null
  const { text, parameters, tests, embed } = value
  const areTexts =
    typeof text === 'string' && typeof parameters === 'string' && typeof tests === 'string' && typeof embed === 'string'
  return areTexts ? { text, parameters, tests, embed } : null
}
