import { fetchInTime } from '@/components/form/fetch-in-time'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import { errorCodes, isJsonObject, type JsonValue } from '@/lib/base'
import type { Template } from '@/lib/templates'

/** Fetches a template as it is on the server now. */
export function fetchTemplate(id: Template['id'], signal: AbortSignal): Promise<ActionOutcome<Template>> {
  return attempt(async () => {
    const response = await fetchInTime(`/api/v1/templates/${id}`, { signal })
    const body: JsonValue = await response.json()
    if (response.ok && isTemplate(body)) return { ok: true, value: body }
    const code = codeIn(body)
    return { ok: false, failure: { code, message: errorCodes[code].sentence } }
  })
}

function isTemplate(body: unknown): body is Template {
  if (typeof body !== 'object' || body === null) return false
  return 'text' in body && typeof body.text === 'string' && 'revision' in body && typeof body.revision === 'number'
}

function codeIn(body: JsonValue): keyof typeof errorCodes {
  const code = isJsonObject(body) ? body.code : undefined
  return typeof code === 'string' && isCode(code) ? code : 'internal'
}

function isCode(code: string): code is keyof typeof errorCodes {
  return Object.hasOwn(errorCodes, code)
}
