'use client'

import { useMemo } from 'react'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { useMay, useShell } from '@/components/shell/shell-context'
import { ValidTokensNote } from '@/components/tokens/valid-tokens-note'
import { Checkbox } from '@/components/ui/checkbox'
import { TextArea } from '@/components/ui/text-area'
import { TitledSection } from '@/components/ui/titled-section'
import type { Guardrail } from '@/lib/guardrails'
import {
  type Approval,
  agreementOn,
  earlierRequest,
  isWider,
  judgePublication,
  maxNoteLength,
  obstaclesTo,
  obstaclesToAsking,
  problemOfNote,
  type Template,
  type TemplateVersion,
} from '@/lib/templates'
import type { ValidTokens } from '@/lib/tokens'
import { useFresh } from '../use-fresh'
import { ChangeReport } from './change-report'
import { ApprovalGate } from './gates/approval-gate'
import { AskedToAgree } from './gates/asked-to-agree'
import { FindingsGate } from './gates/findings-gate'
import { TestsGate } from './gates/tests-gate'
import { obstaclesForOthers } from './leave-to-publisher'
import { Missing, sections } from './missing'
import type { PublishActions } from './publish-actions'
import { PublishDeed } from './publish-deed'
import { publishPlace, usePublishDraft } from './publish-draft'
import { useKeptTests } from './use-kept-tests'
import { usePublish } from './use-publish'

type PublishScreenProps = {
  readonly template: Template
  /** What the page was made from; see `TemplateState`. */
  readonly mark: string
  /** The version that is live, and what is known of all of them; their contents stay on the server. */
  readonly live: TemplateVersion | null
  readonly history: { readonly latest: number; readonly hashes: readonly string[] }
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
  const { template, mark, live, history, approvals, restored, guardrail, validTokens, actions } = props
  useFresh(template.id, mark)
  const content = restored?.content ?? template
  const { isPending, failure, publish } = usePublish(template, restored, actions)
  const kept = useKeptTests(template, actions.saveDraft)
  const may = useMay()
  const { person } = useShell()
  const mayPublish = may(restored ? 'template.restore-version' : 'template.publish')
  const hash = restored?.hash ?? template.hash
  const { draft, change, forget } = usePublishDraft({
    place: publishPlace({ email: person.email, id: template.id, number: restored?.number ?? null }),
    note: restored ? `Back to version ${restored.number}.` : '',
    about: `${live?.number}\n${content.text}\n${content.parameters}\n${content.issuance}`,
  })
  const publication = useMemo(
    () => judgePublication({ content, live: live?.content ?? null, guardrail, frame: template.frame }),
    [content, live, guardrail, template.frame],
  )
  const agreement = agreementOn(approvals, hash)
  const earlier = restored
    ? null
    : earlierRequest(approvals, {
        known: [hash, ...history.hashes],
        since: live?.publishedAt ?? 0,
      })
  const all = obstaclesTo(publication, { ...draft, ...agreement, isArchived: template.isArchived })
  const obstacles = mayPublish ? all : obstaclesForOthers(all)
  const noteProblem = mayPublish ? problemOfNote(draft.note) : null
  const number = history.latest + 1

  return (
    <>
      <PageHeader
        breadcrumb={<Crumb href="/templates">Templates</Crumb>}
        parent={{ href: `/templates/${template.id}`, name: template.name }}
        title={restored ? `Restore version ${restored.number}` : `Publish version ${number}`}
      />
      <div className="mx-auto w-full max-w-5xl px-4 pb-10 sm:px-6">
        <AskedToAgree
          approval={agreement.approval}
          mayApprove={may('approval.approve')}
          what={restored ? `version ${restored.number} again` : `version ${number}`}
        />
        <TitledSection
          id="missing"
          title={obstacles.length === 0 && noteProblem === null ? 'Ready' : 'What is missing'}
          description="What has to be done before it can be published. Each line leads to its place."
        >
          <Missing obstacles={obstacles} noteProblem={noteProblem} />
        </TitledSection>
        <TitledSection
          id={sections.change}
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
              onCheckedChange={(acknowledgesWider) => change({ acknowledgesWider })}
            />
          )}
        </TitledSection>
        <TitledSection
          id={sections.findings}
          title="Findings"
          description="Errors have to be fixed. A security finding needs a reason that is kept."
        >
          <FindingsGate findings={publication.findings} draft={draft} onChange={mayPublish ? change : null} />
        </TitledSection>
        <TitledSection
          id={sections.tests}
          title="Tests"
          description="What the template promises. A failing test stops it."
        >
          <TestsGate results={publication.tests} text={content.text} />
        </TitledSection>
        {publication.unlimited.length > 0 && (
          <TitledSection
            id={sections.second}
            title="Second member"
            description="Reach without limits takes four eyes: someone else has to agree to exactly this content, for one version."
          >
            <ApprovalGate
              template={template}
              restores={restored?.number ?? null}
              unlimited={publication.unlimited}
              agreement={agreement}
              earlier={earlier}
              obstacles={obstaclesToAsking(publication)}
              draft={draft}
              onChange={change}
              actions={actions}
            />
          </TitledSection>
        )}
        {mayPublish && (
          <TitledSection
            id={sections.note}
            title="Note"
            description="What changed and why, for those who read the history."
          >
            <TextArea
              label="Change note"
              value={draft.note}
              maxLength={maxNoteLength}
              error={draft.note === '' ? undefined : (noteProblem ?? undefined)}
              onChange={(event) => change({ note: event.target.value })}
            />
          </TitledSection>
        )}
        <PublishDeed
          label={restored ? `Publish it again as version ${number}` : `Publish version ${number}`}
          obstacles={obstacles}
          missing={obstacles.length + (noteProblem === null ? 0 : 1)}
          isAllowed={mayPublish}
          isAsked={agreement.approval?.decision === null}
          isPending={isPending}
          failure={failure}
          onPublish={() => void publish({ publication, draft, onDone: forget })}
        />
      </div>
    </>
  )
}
