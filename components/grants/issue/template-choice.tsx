'use client'

import clsx from 'clsx'
import { type ReactNode, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { Time } from '@/components/ui/time'
import { useFirst } from '@/components/ui/use-first'
import { type DeskTemplate, formatReach } from '@/lib/grants'

type TemplateChoiceProps = {
  readonly templates: readonly DeskTemplate[]
  readonly chosen: DeskTemplate | undefined
  readonly onChoose: (id: DeskTemplate['id']) => void
  /** What else can be done here, beside the first question. */
  readonly aside: ReactNode
}

/** The first decision: which template, as cards with what they reach. Once one is chosen it stands alone, to be changed. */
export function TemplateChoice({ templates, chosen, onChoose, aside }: TemplateChoiceProps) {
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const found = findTemplates(templates, search)
  const shown = found.slice(0, useFirst(20))
  if (chosen !== undefined && !isOpen) {
    return (
      <section aria-labelledby="which-template" className="grid gap-2">
        <First>{aside}</First>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 rounded-card border border-accent bg-accent-tint p-3">
          <TemplateWords template={chosen} />
          {templates.length > 1 && (
            <Button size="sm" onClick={() => setOpen(true)}>
              Choose another
            </Button>
          )}
        </div>
      </section>
    )
  }
  return (
    <section aria-labelledby="which-template" className="grid gap-2">
      <First>{aside}</First>
      {templates.length > 5 && (
        <TextField
          label="Find a template"
          hideLabel
          placeholder="Find by name or by what it reaches"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          autoComplete="off"
          className="max-w-96"
        />
      )}
      <ul aria-label="Templates" className="grid gap-2 md:grid-cols-2">
        {shown.map((template) => (
          <li key={template.id} className="grid">
            <TemplateCard
              template={template}
              isChosen={template.id === chosen?.id}
              onChoose={() => {
                setOpen(false)
                onChoose(template.id)
              }}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="text-13 text-ink-muted">No template fits these words.</p>}
    </section>
  )
}

function First({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-3">
      <Question id="which-template">Which template</Question>
      {children}
    </div>
  )
}

/** The name of a decision. */
export function Question({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <h2 id={id} className="text-14">
      {children}
    </h2>
  )
}

function findTemplates(templates: readonly DeskTemplate[], search: string): readonly DeskTemplate[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return templates.filter(({ name, reach }) => {
    const text = `${name} ${reach}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

type TemplateCardProps = { readonly template: DeskTemplate; readonly isChosen: boolean; readonly onChoose: () => void }

function TemplateCard({ template, isChosen, onChoose }: TemplateCardProps) {
  const { refused } = template
  return (
    <button
      type="button"
      disabled={refused !== null}
      aria-pressed={isChosen}
      onClick={onChoose}
      className={clsx(
        'grid content-start gap-1 rounded-card border p-3 text-left transition-colors',
        refused === null ? 'border-line bg-raised hover:border-line-strong hover:bg-hover' : 'border-line bg-surface',
        isChosen && 'border-accent bg-accent-tint',
      )}
    >
      <TemplateWords template={template} />
      {refused !== null && (
        <span className="grid gap-0.5 text-12 text-caution">
          <Badge tone="caution" className="justify-self-start">
            cannot be given now
          </Badge>
          <span className="text-pretty">{refused} An author can fix it.</span>
        </span>
      )}
    </button>
  )
}

function TemplateWords({ template: { name, version, reach, lastUsedAt } }: { readonly template: DeskTemplate }) {
  return (
    <span className="grid min-w-0 flex-1 basis-60 gap-0.5">
      <span className="flex flex-wrap items-baseline gap-x-2 text-14">
        <span className="font-medium">{name}</span>
        <span className="text-12 text-ink-muted">v{version}</span>
        {lastUsedAt !== null && (
          <span className="text-12 text-ink-muted">
            used <Time at={lastUsedAt} show="relative" />
          </span>
        )}
      </span>
      <span className="text-13 text-pretty break-words text-ink-muted">{formatReach(reach)}</span>
    </span>
  )
}
