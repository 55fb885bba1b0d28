'use client'

import { Download, FileSliders, Inbox, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useWaiting } from '@/components/approvals/use-waiting'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { inputClass } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { replayTyped } from '@/components/ui/replay-typed'
import { Segmented } from '@/components/ui/segmented'
import { TableHead } from '@/components/ui/table-head'
import type { TemplateSummary } from '@/lib/templates'
import { findInList } from './find-in-list'
import { templateColumns } from './template-columns'
import { type RowDeeds, TemplateRow } from './template-row'
import { type TemplateActions, useTemplateDeeds } from './use-template-deeds'
import { useTemplateExport } from './use-template-export'

type TemplateListProps = { templates: readonly TemplateSummary[]; actions: TemplateActions; filter: string }

/** The templates, last touched first: filter, open, rename in place, duplicate, delete with a way back. */
export function TemplateList({ templates, actions, filter }: TemplateListProps) {
  const { shown, deeds } = useTemplateDeeds(templates, actions)
  const { isPending, exportOne, exportMany } = useTemplateExport(actions.exportAll)
  const [text, setText] = useState(filter)
  const [isArchive, showArchive] = useState(false)
  const archivedCount = shown.filter((template) => template.isArchived).length
  const isInArchive = isArchive && archivedCount > 0
  const inView = shown.filter((template) => template.isArchived === isInArchive)
  const found = findInList(inView, useDeferredValue(text))
  if (shown.length === 0) return <NoTemplates />
  function search(next: string) {
    setText(next)
    window.history.replaceState(null, '', next ? `?q=${encodeURIComponent(next)}` : window.location.pathname)
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-6">
        <FilterBox text={text} onText={search} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:w-full">
          {archivedCount > 0 && (
            <Segmented
              label="Which templates"
              options={[
                { value: 'use', label: 'In use' },
                { value: 'archive', label: `Archived ${archivedCount}` },
              ]}
              value={isArchive ? 'archive' : 'use'}
              onValueChange={(value) => showArchive(value === 'archive')}
            />
          )}
          <p role="status" className="mr-auto text-13 whitespace-nowrap text-ink-muted tabular-nums">
            {found.length === inView.length ? countOf(inView.length) : `${found.length} of ${countOf(inView.length)}`}
          </p>
          {found.length > 0 && (
            <Button
              size="sm"
              icon={<Download aria-hidden />}
              pending={isPending}
              onClick={() => exportMany(found.length === shown.length ? null : found)}
            >
              {exportLabel(found.length, shown.length)}
            </Button>
          )}
        </div>
      </div>
      <WaitingNote />
      {found.length > 0 && <FoundRows found={found} deeds={{ ...deeds, exportOne }} />}
      {inView.length === 0 && <NoneInUse archivedCount={archivedCount} onShow={() => showArchive(true)} />}
      {inView.length > 0 && found.length === 0 && (
        <EmptyState
          title="No template matches this"
          action={<Button onClick={() => search('')}>Clear the filter</Button>}
        >
          The filter looks at names and at what a token can reach.
        </EmptyState>
      )}
    </>
  )
}

/** Rows of the list at first, and how many more each time they are asked for. */
const step = 100

type FoundRowsProps = { readonly found: readonly TemplateSummary[]; readonly deeds: RowDeeds }

/** The first of the rows that were found, and the rest on demand: a thousand rows are found by the filter, not by eye. */
function FoundRows({ found, deeds }: FoundRowsProps) {
  const [room, setRoom] = useState(step)
  const rest = found.length - room
  return (
    <>
      <table className="w-full table-fixed border-t border-line text-13 max-sm:block">
        <TableHead columns={templateColumns} />
        <tbody className="max-sm:block">
          {found.slice(0, room).map((template) => (
            <TemplateRow key={template.id} template={template} deeds={deeds} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <div className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-6">
          <Button size="sm" onClick={() => setRoom(room + step)}>
            Show {Math.min(rest, step)} more
          </Button>
          <p className="text-13 text-ink-muted tabular-nums">
            {room} of {found.length} are shown. The filter looks at all of them.
          </p>
        </div>
      )}
    </>
  )
}

function FilterBox({ text, onText }: { text: string; onText: (text: string) => void }) {
  return (
    <label className="relative block w-full sm:max-w-80">
      <span className="sr-only">Filter templates</span>
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-faint" />
      <input
        ref={replayTyped}
        type="search"
        value={text}
        onChange={(event) => onText(event.target.value)}
        placeholder="Filter by name or reach"
        className={`${inputClass} h-8 pr-2 pl-8 text-13 pointer-coarse:h-10 pointer-coarse:text-16`}
      />
    </label>
  )
}

/** On a phone, where no rail says it: that something waits, and the way to it. */
function WaitingNote() {
  const { length } = useWaiting()
  if (length === 0) return null
  return (
    <p className="px-4 pb-3 sm:hidden">
      <LinkButton href="/approvals" icon={<Inbox aria-hidden />} className="w-full">
        {length === 1 ? '1 request waits for you' : `${length} requests wait for you`}
      </LinkButton>
    </p>
  )
}

type NoneInUseProps = { readonly archivedCount: number; readonly onShow: () => void }

/** Every template is put away: none is in use, and none is lost. */
function NoneInUse({ archivedCount, onShow }: NoneInUseProps) {
  const mayCreate = useMay()('template.create')
  return (
    <EmptyState
      icon={<FileSliders aria-hidden />}
      title={`No template in use, ${archivedCount} archived`}
      action={
        <>
          {mayCreate && (
            <LinkButton href="/templates/new" variant="primary">
              New template
            </LinkButton>
          )}
          <Button onClick={onShow}>Show the archive</Button>
        </>
      }
    >
      An archived template keeps its versions, and can be brought back from its menu.
    </EmptyState>
  )
}

function NoTemplates() {
  const mayCreate = useMay()('template.create')
  return (
    <EmptyState
      icon={<FileSliders aria-hidden />}
      title="No templates yet"
      action={
        mayCreate && (
          <LinkButton href="/templates/new" variant="primary">
            Choose a starting point
          </LinkButton>
        )
      }
    >
      A template is a recipe for tokens: which role, and which devices and sessions it may reach.{' '}
      {mayCreate
        ? 'Start from one that works against the sandbox, and change it while you watch what it reaches.'
        : 'They appear here once an author has made one.'}
    </EmptyState>
  )
}

function countOf(count: number): string {
  return count === 1 ? '1 template' : `${count} templates`
}

function exportLabel(found: number, all: number): string {
  if (found === all) return 'Export all'
  return found === 1 ? 'Export this one' : `Export these ${found}`
}
