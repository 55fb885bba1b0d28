import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fetchInTime } from '@/components/form/fetch-in-time'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import { errorCodes, isId, isJsonObject, type JsonValue } from '@/lib/base'
import { contentIn, contentOf, type Template, type TemplateContent } from '@/lib/templates'
import { fetchTemplate } from '../templates/sitting/fetch-template'

/** The content of a template that is asked, with the versions there are to choose from. */
export type AskedTemplate = {
  readonly content: TemplateContent | null
  readonly versions: readonly AskedVersion[]
  /** The version that is asked; null for the draft. */
  readonly version: AskedVersion | null
  readonly failure: string | null
}

/** Fetches the draft of a template as it is saved now, and its versions. A version that is not there is the draft. */
export function useTemplate(templateId: string, version: string): AskedTemplate {
  const id = isId('tpl', templateId) ? templateId : null
  const { data: draft } = useQuery({
    queryKey: ['template', id],
    queryFn: ({ signal }) => (id === null ? null : fetchTemplate(id, signal)),
    enabled: id !== null,
  })
  const { data: listed } = useQuery({
    queryKey: ['versions', id],
    queryFn: ({ signal }) => (id === null ? null : fetchVersions(id, signal)),
    enabled: id !== null,
  })
  return useMemo(() => {
    const versions = listed?.ok ? listed.value : []
    const chosen = versions.find(({ number }) => String(number) === version) ?? null
    const isWaiting = version !== 'draft' && !listed
    const ofDraft = draft?.ok && !isWaiting ? contentOf(draft.value) : null
    const failure = draft && !draft.ok ? draft.failure.message : null
    return { content: chosen?.content ?? ofDraft, versions, version: chosen, failure }
  }, [draft, listed, version])
}

/** A published version as far as it is asked here. */
type AskedVersion = { readonly number: number; readonly isLive: boolean; readonly content: TemplateContent }

function fetchVersions(id: Template['id'], signal: AbortSignal): Promise<ActionOutcome<readonly AskedVersion[]>> {
  return attempt(async () => {
    const response = await fetchInTime(`/api/v1/templates/${id}/versions`, { signal })
    const body: JsonValue = await response.json()
    if (response.ok && Array.isArray(body)) return { ok: true, value: body.flatMap(versionOf) }
    const code = response.status === 404 ? 'not_found' : 'internal'
    return { ok: false, failure: { code, message: errorCodes[code].sentence } }
  })
}

function versionOf(value: JsonValue): readonly AskedVersion[] {
  if (!isJsonObject(value) || typeof value.number !== 'number') return []
  const content = contentIn(value.content)
  return content === null ? [] : [{ number: value.number, isLive: value.isLive === true, content }]
}
