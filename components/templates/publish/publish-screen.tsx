'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { attempt } from '@/components/form/outcome'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { useMay } from '@/components/shell/shell-context'
import { ValidTokensNote } from '@/components/tokens/valid-tokens-note'
import { Checkbox } from '@/components/ui/checkbox'
import { TextArea } from '@/components/ui/text-area'
import { TitledSection } from '@/components/ui/titled-section'
import { toast } from '@/components/ui/toast'
import type { Failure } from '@/lib/base'
import type { Guardrail } from '@/lib/guardrails'
import {
  type Approval,
  agreementOn,
  isWider,
  judgePublication,
  obstaclesTo,
  reasonsToKeep,
  type Template,
  type TemplateVersion,
} from '@/lib/templates'
import type { ValidTokens } from '@/lib/tokens'
import { ChangeReport } from './change-report'
import { ApprovalGate } from './gates/approval-gate'
import { FindingsGate } from './gates/findings-gate'
import { TestsGate } from './gates/tests-gate'
import { obstaclesForOthers } from './leave-to-publisher'
import type { PublishActions } from './publish-actions'
import { PublishDeed } from './publish-deed'
import { usePublishDraft } from './publish-draft'
import { useKeptTests } from './use-kept-tests'

type PublishScreenProps = {
  readonly template: Template
  readonly versions: readonly TemplateVersion[]
  readonly approvals: readonly Approval[]
  /** The earlier version to publish again; null publishes the draft. */
  readonly restored: TemplateVersion | null
  readonly guardrail: Guardrail
  /** The tokens signed from this template that have not expired. */
  readonly validTokens: ValidTokens
  readonly actions: PublishActions
}

/** Everything that speaks for or against publishing, in the order a careful person asks; the deed is the last line. */
export function PublishScreen(props: PublishScreenProps) {
  const { template, versions, approvals, restored, guardrail, validTokens, actions } = props
  const router = useRouter()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  const content = restored?.content ?? template
  const kept = useKeptTests(template, actions.saveDraft)
  const may = useMay()
  const mayPublish = may(restored ? 'template.restore-version' : 'template.publish')
  const hash = restored?.hash ?? template.hash
  const live = versions.find(({ isLive }) => isLive) ?? null
  const [draft, setDraft] = usePublishDraft(
    restored ? `Back to version ${restored.number}.` : '',
    `${live?.number}\n${content.text}\n${content.parameters}`,
  )
  const publication = useMemo(
    () => judgePublication({ content, live: live?.content ?? null, guardrail }),
    [content, live, guardrail],
  )
  const agreement = agreementOn(approvals, hash)
  const obstacles = obstaclesTo(publication, { ...draft, ...agreement })
  const number = (versions[0]?.number ?? 0) + 1

  async function submit() {
    setPending(true)
    setFailure(null)
    const { id, revision, liveVersion } = template
    const target = { id, revision, liveVersion, ...draft, reasons: [...reasonsToKeep(publication, draft.reasons)] }
    const outcome = await attempt(() =>
      restored ? actions.restore({ ...target, number: restored.number }) : actions.publish(target),
    )
    setPending(false)
    if (!outcome.ok) {
      setFailure(outcome.failure)
      // What was published or saved meanwhile is what this is compared with from now on.
      if (outcome.failure.code === 'conflict') router.refresh()
      return
    }
    toast({ title: `Version ${outcome.value.number} of “${template.name}” is live` })
    router.push(`/templates/${template.id}/versions`)
  }

  return (
    <>
      <PageHeader
        breadcrumb={
          <>
            <Crumb href="/templates">Templates</Crumb>
            <Crumb href={`/templates/${template.id}`}>{template.name}</Crumb>
          </>
        }
        title={restored ? `Restore version ${restored.number}` : `Publish version ${number}`}
      />
      <div className="mx-auto w-full max-w-5xl px-4 pb-10 sm:px-6">
        <TitledSection
          title="What changes"
          description={live ? `Against version ${live.number}, which is live now.` : 'Nothing is live yet.'}
        >
          <ChangeReport
            publication={publication}
            content={content}
            live={live}
            tests={restored === null && may('template.save-draft') ? kept : null}
          />
          <ValidTokensNote tokens={validTokens} />
          {isWider(publication) && mayPublish && (
            <Checkbox
              label={`I looked at what is gained, and version ${number} is meant to allow it`}
              checked={draft.acknowledgesWider}
              onCheckedChange={(acknowledgesWider) => setDraft({ ...draft, acknowledgesWider })}
            />
          )}
        </TitledSection>
        <TitledSection
          title="Findings"
          description="Errors have to be mended. A security finding needs a reason that is kept."
        >
          <FindingsGate findings={publication.findings} draft={draft} onChange={mayPublish ? setDraft : null} />
        </TitledSection>
        <TitledSection title="Tests" description="What the template promises. A failing test stops it.">
          <TestsGate results={publication.tests} text={content.text} />
        </TitledSection>
        {publication.unlimited.length > 0 && (
          <TitledSection
            title="Second member"
            description="Reach without limits takes four eyes: someone else has to agree to exactly this content, for one version."
          >
            <ApprovalGate
              template={template}
              restores={restored?.number ?? null}
              unlimited={publication.unlimited}
              agreement={agreement}
              actions={actions}
            />
          </TitledSection>
        )}
        {mayPublish && (
          <TitledSection title="Note" description="What changed and why, for whoever reads the history.">
            <TextArea
              label="Change note"
              value={draft.note}
              maxLength={500}
              onChange={(event) => setDraft({ ...draft, note: event.target.value })}
            />
          </TitledSection>
        )}
        <PublishDeed
          label={restored ? `Publish it again as version ${number}` : `Publish version ${number}`}
          obstacles={mayPublish ? obstacles : obstaclesForOthers(obstacles)}
          needsNote={draft.note.trim() === ''}
          isAllowed={mayPublish}
          isAsked={agreement.approval?.decision === null}
          isPending={isPending}
          failure={failure}
          onPublish={() => void submit()}
        />
      </div>
    </>
  )
}
