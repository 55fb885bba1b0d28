'use client'

import { Download, Ellipsis, History, KeyRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { memo, useCallback, useEffect, useId } from 'react'
import { attempt } from '@/components/form/outcome'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { LinkButton } from '@/components/ui/link-button'
import { Menu } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { Tooltip } from '@/components/ui/tooltip'
import { contentOf, type ExportedTemplate, type Sitting, type Template } from '@/lib/templates'
import type { EditorActions } from '../../sitting/actions'
import type { SittingStore } from '../../sitting/sitting-store'
import { PublishButton, whyNotPublish } from './publish-button'
import { SaveState } from './save-state'
import { TemplateName } from './template-name'

type EditorHeaderProps = {
  readonly template: Template
  readonly sitting: Sitting
  readonly store: SittingStore
  readonly blocked: string | null
  readonly rename: EditorActions['rename']
  /** Without it no token can be signed by this person. */
  readonly onTest: (() => void) | undefined
}

/** Where one is, the template's name to be edited in place, whether the draft is saved, and the main deed. */
export function EditorHeader({ template, sitting, store, blocked, rename, onTest }: EditorHeaderProps) {
  const mayRename = useMay()('template.rename') && !template.isArchived
  // Fetched once the page answers, so that a draft can be saved as a file while the server is away.
  useEffect(() => void loadSaving().catch(() => undefined), [])
  const { name } = template
  const exportDraft = useCallback(() => void saveDraftAsFile({ name, content: contentOf(store.get()) }), [name, store])
  return (
    <PageHeader
      breadcrumb={crumb}
      title={mayRename ? <TemplateName id={template.id} name={template.name} rename={rename} /> : template.name}
      status={<SaveState sitting={sitting} />}
      actions={
        <>
          <ExportButton onExport={exportDraft} />
          <Deeds
            template={template}
            blocked={blocked}
            blockedPublish={whyNotPublish(template, sitting)}
            onTest={onTest}
          />
          <MoreMenu template={template} onExport={exportDraft} />
        </>
      }
    />
  )
}

/** Printing a file is not needed until one is asked for. */
const loadSaving = () => import('../../export/save-export')

async function saveDraftAsFile(draft: ExportedTemplate): Promise<void> {
  const outcome = await attempt(async () => {
    const { saveTemplate } = await loadSaving()
    return { ok: true, value: saveTemplate(draft) }
  })
  if (!outcome.ok) toast({ title: 'Nothing was exported', description: outcome.failure.message })
}

const crumb = (
  <span className="max-lg:hidden">
    <Crumb href="/templates">Templates</Crumb>
  </span>
)

const ExportButton = memo(function ExportButton({ onExport }: { readonly onExport: () => void }) {
  return (
    <IconButton
      size="sm"
      label="Export this draft"
      icon={<Download aria-hidden />}
      className="max-xl:hidden"
      onClick={onExport}
    />
  )
})

type DeedsProps = Pick<EditorHeaderProps, 'template' | 'blocked' | 'onTest'> & {
  readonly blockedPublish: string | null
}

const Deeds = memo(function Deeds({ template, blocked, blockedPublish, onTest }: DeedsProps) {
  const may = useMay()
  const mayPublish = may('template.publish') || may('approval.request')
  return (
    <>
      <LinkButton
        href={`/templates/${template.id}/versions`}
        size="sm"
        icon={<History aria-hidden />}
        className="max-xl:hidden"
      >
        {versionsWord(template)}
      </LinkButton>
      {onTest && <TestButton blocked={blocked} onTest={onTest} />}
      {mayPublish && !template.isArchived && <PublishButton id={template.id} blocked={blockedPublish} />}
    </>
  )
})

function versionsWord({ liveVersion }: Template): string {
  return liveVersion === null ? 'Versions' : `v${liveVersion} live`
}

type MoreMenuProps = { readonly template: Template; readonly onExport: () => void }

/** What the bar has no room for below 1280, so that the name keeps its own. */
const MoreMenu = memo(function MoreMenu({ template, onExport }: MoreMenuProps) {
  const router = useRouter()
  return (
    <span className="flex-none! xl:hidden">
      <Menu
        label="More of this template"
        trigger={<IconButton size="sm" label="More of this template" icon={<Ellipsis aria-hidden />} />}
        items={[
          {
            label: versionsWord(template),
            icon: <History aria-hidden />,
            onSelect: () => router.push(`/templates/${template.id}/versions`),
          },
          { label: 'Export this draft', icon: <Download aria-hidden />, onSelect: onExport },
        ]}
      />
    </span>
  )
})

function TestButton({ blocked, onTest }: { readonly blocked: string | null; readonly onTest: () => void }) {
  const reasonId = useId()
  const button = (
    <Button
      size="sm"
      icon={<KeyRound aria-hidden />}
      aria-disabled={blocked !== null || undefined}
      aria-describedby={blocked ? reasonId : undefined}
      onClick={() => blocked === null && onTest()}
    >
      Test token
    </Button>
  )
  if (!blocked) return button
  return (
    <>
      <Tooltip label={blocked} isName>
        {button}
      </Tooltip>
      <span id={reasonId} className="sr-only">
        {blocked}
      </span>
    </>
  )
}
