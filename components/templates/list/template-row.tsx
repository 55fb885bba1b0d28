'use client'

import { Archive, ArchiveRestore, Copy, Download, Ellipsis, History, PencilLine, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useMay } from '@/components/shell/shell-context'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { Time } from '@/components/ui/time'
import type { TemplateSummary } from '@/lib/templates'
import { FindingCounts } from './finding-counts'
import { LiveMark } from './live-mark'
import { reachPhrase } from './reach-phrase'
import { RenameField, type Renaming } from './rename-field'
import { deedsOfRow, type RowDeed } from './row-deeds'

/** What can be done to a row. `rename` answers the refusal to show, if any. */
export type RowDeeds = {
  readonly rename: (template: TemplateSummary, renaming: Renaming) => Promise<string | undefined>
  readonly duplicate: (template: TemplateSummary) => void
  readonly remove: (template: TemplateSummary) => void
  /** Saves its draft as a file. */
  readonly exportOne: (template: TemplateSummary) => void
  /** Puts it away, or brings it back when it is archived. */
  readonly archive: (template: TemplateSummary) => void
}

/** One template: its name leads to the editor, and so does the whole row. On a phone the cells stack into a card. */
export function TemplateRow({ template, deeds }: { template: TemplateSummary; deeds: RowDeeds }) {
  const router = useRouter()
  const [isNaming, setNaming] = useState(false)
  const may = useMay()
  const more = useRef<HTMLButtonElement>(null)
  function leaveNaming() {
    setNaming(false)
    more.current?.focus()
  }
  async function rename(renaming: Renaming) {
    const refusal = await deeds.rename(template, renaming)
    if (refusal === undefined) leaveNaming()
    return refusal
  }
  const choices: readonly (MenuItem & { readonly deed: RowDeed })[] = [
    { deed: 'template.rename', label: 'Rename', icon: <PencilLine aria-hidden />, onSelect: () => setNaming(true) },
    {
      deed: 'template.versions',
      label: 'Versions',
      icon: <History aria-hidden />,
      onSelect: () => router.push(`/templates/${template.id}/versions`),
    },
    {
      deed: 'template.duplicate',
      label: 'Duplicate',
      icon: <Copy aria-hidden />,
      onSelect: () => deeds.duplicate(template),
    },
    {
      deed: 'template.export',
      label: 'Export',
      icon: <Download aria-hidden />,
      onSelect: () => deeds.exportOne(template),
    },
    {
      deed: 'template.archive',
      label: template.isArchived ? 'Bring back' : 'Archive',
      icon: template.isArchived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />,
      onSelect: () => deeds.archive(template),
    },
    {
      deed: 'template.delete',
      label: 'Delete',
      icon: <Trash2 aria-hidden />,
      danger: true,
      onSelect: () => deeds.remove(template),
    },
  ]
  const offered = deedsOfRow(template, may)
  const items = choices.filter(({ deed }) => offered.includes(deed))
  return (
    <tr className="group relative h-10 border-b border-line transition-colors hover:bg-hover/60 max-sm:grid max-sm:h-auto max-sm:grid-cols-[1fr_auto] max-sm:gap-y-1 max-sm:py-2.5">
      <td className="pl-4 max-sm:col-start-1 max-sm:row-start-1 max-sm:self-center sm:pr-4 sm:pl-6">
        {isNaming ? (
          <RenameField name={template.name} onRename={rename} onLeave={leaveNaming} />
        ) : (
          <Link
            href={`/templates/${template.id}`}
            title={template.name}
            className="line-clamp-2 rounded-chip wrap-anywhere font-medium outline-offset-0 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent max-sm:text-14"
          >
            {template.name}
          </Link>
        )}
      </td>
      <td className="text-ink-muted max-sm:col-span-2 max-sm:row-start-2 max-sm:px-4 sm:py-1.5 sm:pr-4">
        <span className="line-clamp-2 text-pretty" title={template.reach}>
          {reachPhrase(template.reach)}
        </span>
      </td>
      <td className="max-sm:col-span-2 max-sm:row-start-3 max-sm:px-4 sm:pr-4">
        <LiveMark template={template} />
      </td>
      <td className="max-sm:row-start-4 max-sm:pl-4 sm:pr-4">
        <FindingCounts findings={template.findings} />
      </td>
      <td className="truncate text-ink-muted max-sm:row-start-4 max-sm:pr-4 max-sm:text-right sm:pr-2">
        <Time at={template.updatedAt} show="relative" />
        <span className="max-xl:sr-only"> by {template.updatedBy}</span>
      </td>
      <td className="relative z-1 pr-2 text-right max-sm:col-start-2 max-sm:row-start-1 sm:pr-4">
        {items.length > 0 && (
          <Menu
            label={`Actions for ${template.name}`}
            trigger={
              <IconButton ref={more} size="sm" label={`More for ${template.name}`} icon={<Ellipsis aria-hidden />} />
            }
            items={items}
          />
        )}
      </td>
    </tr>
  )
}
