import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublishScreen } from '@/components/templates/publish/publish-screen'
import { readGuardrail } from '@/lib/guardrails/server'
import { pageDeed, pageQuery } from '@/lib/server/http'
import { getTemplateState, listApprovals, listVersions } from '@/lib/templates/server'
import { listValidTokens } from '@/lib/tokens/server'
import { save } from '../actions'
import { templateAt } from '../template-at'
import { approve, decline, publish, request, restore } from './actions'

export const metadata: Metadata = { title: 'Publish' }

/** Publishing the draft, or with `?restore=2` an earlier version once more. */
export default async function PublishPage({ params, searchParams }: PageProps<'/templates/[id]/publish'>) {
  const [{ id }, { restore: wanted }] = await Promise.all([params, searchParams])
  const template = await templateAt(id)
  await pageDeed('approval.request')
  const [state, versions, approvals, { guardrail }, validTokens] = await Promise.all([
    pageQuery(getTemplateState, { id }),
    pageQuery(listVersions, { id }),
    pageQuery(listApprovals, { id }),
    pageQuery(readGuardrail, {}),
    pageQuery(listValidTokens, { templateId: id }),
  ])
  const restored = wanted === undefined ? null : versions.find(({ number }) => String(number) === wanted)
  if (restored === undefined) notFound()
  return (
    <PublishScreen
      key={`${template.id} ${restored?.number ?? ''}`}
      template={template}
      mark={state.mark}
      live={versions.find(({ isLive }) => isLive) ?? null}
      history={{ latest: versions[0]?.number ?? 0, hashes: versions.map(({ hash }) => hash) }}
      approvals={approvals}
      restored={restored}
      guardrail={guardrail}
      validTokens={validTokens}
      actions={{ saveDraft: save, publish, restore, request, approve, decline }}
    />
  )
}
