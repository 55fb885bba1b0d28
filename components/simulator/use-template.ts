import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fetchInTime } from '@/components/form/fetch-in-time'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import { useOnceDrawn } from '@/components/ui/use-once-drawn'
import { errorCodes, isId, isJsonObject, type JsonValue } from '@/lib/base'
import { contentIn, type Template } from '@/lib/templates'
import { fetchTemplate } from '../templates/sitting/fetch-template'
import { type AskedTemplate, type AskedVersion, askedTemplate } from './asked-template'

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
  const asked = useMemo(() => askedTemplate(draft ?? null, listed ?? null, version), [draft, listed, version])
  return useOnceDrawn(asked, askedTemplate(null, null, version))
}

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
