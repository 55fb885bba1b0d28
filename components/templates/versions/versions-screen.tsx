'use client'

import { Download, History, PencilLine, RotateCcw, Send } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { useMay } from '@/components/shell/shell-context'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import { openGuardrail } from '@/lib/guardrails'
import { judgePublication, type Template, type TemplateVersion } from '@/lib/templates'
import { saveTemplate } from '../export/save-export'
import { ChangeReport } from '../publish/change-report'
import { VersionFacts } from './version-facts'
import { VersionRow } from './version-row'

type VersionsScreenProps = { readonly template: Template; readonly versions: readonly TemplateVersion[] }

/** What a version is compared with: the one before it, or the one with this number. */
type Base = 'before' | `${number}`

/** The history of a template: every version, and what each changed in text and in access. */
export function VersionsScreen({ template, versions }: VersionsScreenProps) {
  const { wanted, base, choose, setBase } = useChoice()
  const chosen = versions.find(({ number }) => String(number) === wanted) ?? versions[0]
  const may = useMay()
  const mayPublish = !template.isArchived && (may('template.publish') || may('approval.request'))
  return (
    <>
      <PageHeader
        breadcrumb={<Crumb href="/templates">Templates</Crumb>}
        parent={{ href: `/templates/${template.id}`, name: template.name }}
        title="Versions"
        status={
          !template.isAhead && (
            <span className="ml-2 truncate text-12 text-ink-muted max-md:sr-only">
              The draft has no changes since version {template.liveVersion}
            </span>
          )
        }
        actions={
          <>
            <LinkButton href={`/templates/${template.id}`} icon={<PencilLine aria-hidden />}>
              {may('template.save-draft') && !template.isArchived ? 'Edit the draft' : 'Read the draft'}
            </LinkButton>
            {mayPublish && template.isAhead && (
              <LinkButton href={`/templates/${template.id}/publish`} variant="primary" icon={<Send aria-hidden />}>
                Publish the draft
              </LinkButton>
            )}
          </>
        }
      />
      {chosen === undefined ? (
        <EmptyState icon={<History aria-hidden />} title="Nothing is published yet">
          A version is the draft as it was when someone published it. It never changes again, and one of them is live.
        </EmptyState>
      ) : (
        <div className="grid min-h-0 flex-1 max-lg:content-start lg:grid-cols-[20rem_minmax(0,1fr)]">
          <ol aria-label="Versions, newest first" className="border-line lg:border-r">
            {versions.map((version) => (
              <VersionRow
                key={version.number}
                version={version}
                isChosen={version === chosen}
                onChoose={() => choose(version.number)}
              />
            ))}
          </ol>
          <VersionDetail template={template} versions={versions} chosen={chosen} base={base} onBase={setBase} />
        </div>
      )}
    </>
  )
}

/** Which version is looked at and against which, in the address: so that it can be sent, and Back leads back to it. */
function useChoice() {
  const params = useSearchParams()
  const against = params.get('against') ?? ''
  const go = (v: string | null, compared: Base) => {
    const query = new URLSearchParams({
      ...(v === null ? {} : { v }),
      ...(compared === 'before' ? {} : { against: compared }),
    })
    window.history.pushState(null, '', `${window.location.pathname}${query.size === 0 ? '' : `?${query}`}`)
  }
  const base: Base = isNumber(against) ? against : 'before'
  return {
    wanted: params.get('v'),
    base,
    choose: (number: number) => go(String(number), base),
    setBase: (compared: Base) => go(params.get('v'), compared),
  }
}

function isNumber(text: string): text is `${number}` {
  return /^[1-9]\d{0,9}$/.test(text)
}

type VersionDetailProps = VersionsScreenProps & {
  readonly chosen: TemplateVersion
  readonly base: Base
  readonly onBase: (base: Base) => void
}

function VersionDetail({ template, versions, chosen, base: wanted, onBase }: VersionDetailProps) {
  const bases = basesOf(versions, chosen)
  const base = bases.some(({ value }) => value === wanted) ? wanted : 'before'
  const number = base === 'before' ? chosen.number - 1 : Number(base)
  const against = versions.find((version) => version.number === number) ?? null
  const mayRestore = useMay()('template.restore-version') && !template.isArchived
  const publication = judgePublication({
    content: chosen.content,
    live: against?.content ?? null,
    guardrail: openGuardrail,
    frame: template.frame,
  })
  return (
    <section aria-label={`Version ${chosen.number}`} className="grid min-w-0 content-start gap-6 px-4 py-5 sm:px-6">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="mr-auto text-16">Version {chosen.number}</h2>
        {versions.length > 1 && (
          <Select label="Compare with" hideLabel options={bases} value={base} onValueChange={onBase} />
        )}
        <Button
          icon={<Download aria-hidden />}
          onClick={() => saveTemplate({ name: template.name, content: chosen.content }, ` v${chosen.number}`)}
        >
          Export
        </Button>
        {!chosen.isLive && mayRestore && (
          <LinkButton
            href={`/templates/${template.id}/publish?restore=${chosen.number}`}
            icon={<RotateCcw aria-hidden />}
          >
            Restore
          </LinkButton>
        )}
      </div>
      {chosen.refusals.length > 0 && (
        <Banner tone="deny" title="It is live, and the guardrail refuses it">
          {chosen.refusals.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Banner>
      )}
      <VersionFacts version={chosen} />
      <ChangeReport publication={publication} content={chosen.content} live={against} />
    </section>
  )
}

/** Every version that this one can be compared with, the one before it first. */
function basesOf(
  versions: readonly TemplateVersion[],
  chosen: TemplateVersion,
): readonly { readonly value: Base; readonly label: string }[] {
  const before = chosen.number - 1
  const others = versions.filter((version) => version !== chosen && version.number !== before)
  return [
    {
      value: 'before',
      label: before > 0 ? `Against version ${before}, the previous one` : 'Against nothing, it is the first',
    },
    ...others.map(({ number, isLive }) => ({
      value: `${number}` as const,
      label: `Against version ${number}${isLive ? ', live' : ''}`,
    })),
  ]
}
