'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState, useTransition } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { Failure } from '@/lib/base'
import type { Guardrail } from '@/lib/guardrails'
import { type Finding, severityRank } from '@/lib/policy'
import { distinctNames, type FileTemplate } from '@/lib/templates'
import type { ImportActions } from '../import-form'
import { BundleRow } from './bundle-row'
import { useFileFindings } from './use-file-findings'

type BundleImportProps = {
  readonly templates: readonly FileTemplate[]
  readonly guardrail: Guardrail
  readonly actions: ImportActions
  readonly taken: ReadonlySet<string>
  readonly onDone: () => void
}

/** Makes templates of a bundle, all that can be taken at once or none; nothing that exists is changed. */
export function BundleImport({ templates, guardrail, actions, taken, onDone }: BundleImportProps) {
  const router = useRouter()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, startTransition] = useTransition()
  const accepted = useMemo(() => templates.filter(({ problem }) => problem === null), [templates])
  const found = useFileFindings(templates, guardrail)
  const isRead = found.length === templates.length
  const rows = useMemo(() => rowsOf(templates, isRead ? found : []), [templates, isRead, found])
  const names = useMemo(() => namesOf(accepted, taken), [accepted, taken])
  function submit() {
    startTransition(async () => {
      const given = accepted.map(({ name, content }) => ({ name, ...content }))
      const outcome = await attempt(() => actions.importAll({ templates: given }))
      setFailure(outcome.ok ? null : outcome.failure)
      if (!outcome.ok) return
      onDone()
      toast({ title: `Created ${countOf(outcome.value.names.length)}` })
      router.push('/templates')
    })
  }
  return (
    <section aria-label="Templates in this bundle" className="grid min-w-0 gap-4">
      <div role="status" className="grid gap-1">
        <h2 className="text-14 tabular-nums">{countOf(templates.length)} in this bundle</h2>
        <p className="text-13 text-ink-muted">{whatHappens(accepted.length, templates.length - accepted.length)}</p>
        <p className="text-13 text-ink-muted">{isRead ? whatIsFound(found.flat()) : 'Looking at what is in them…'}</p>
      </div>
      {templates.length > 0 && (
        <ul className="grid divide-y divide-line overflow-y-auto rounded-card border border-line lg:max-h-[calc(100dvh-22rem)]">
          {rows.map(({ template, findings }) => (
            <BundleRow key={template.name} template={template} name={names.get(template.name)} findings={findings} />
          ))}
        </ul>
      )}
      <FailureNote failure={failure} />
      {accepted.length > 0 && (
        <Button
          variant="primary"
          pending={isPending}
          disabled={!isRead}
          onClick={submit}
          className="justify-self-start"
        >
          Create {countOf(accepted.length)}
        </Button>
      )}
    </section>
  )
}

type Row = { readonly template: FileTemplate; readonly findings: readonly Finding[] | undefined }

/** What is not taken first, then the templates with the gravest findings; in the order of the bundle until all are read. */
function rowsOf(templates: readonly FileTemplate[], found: readonly (readonly Finding[])[]): readonly Row[] {
  const rows = templates.map((template, at) => ({ template, findings: found[at] }))
  return rows.toSorted((one, other) => gravityOf(other) - gravityOf(one))
}

function gravityOf({ template, findings }: Row): number {
  if (template.problem !== null) return Number.MAX_SAFE_INTEGER
  const worst = findings?.[0]
  return worst === undefined ? -1 : severityRank(worst.severity)
}

const nouns = { error: 'error', security: 'security finding', warning: 'warning', suggestion: 'suggestion' } as const

function whatIsFound(findings: readonly Finding[]): string {
  const counts = (['error', 'security', 'warning', 'suggestion'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${nouns[severity]}${count === 1 ? '' : 's'}`]
  })
  return counts.length === 0 ? 'Nothing was found in them.' : `Found in them: ${counts.join(', ')}.`
}

function namesOf(accepted: readonly FileTemplate[], taken: ReadonlySet<string>): ReadonlyMap<string, string> {
  const own = accepted.map(({ name }) => name)
  const given = distinctNames(own, taken)
  return new Map(own.map((name, index) => [name, given[index] ?? name]))
}

function whatHappens(accepted: number, refused: number): string {
  const taken = accepted === 1 ? '1 becomes a new template' : `${accepted} become new templates`
  const rest = refused === 0 ? '' : `, ${refused} ${refused === 1 ? 'is' : 'are'} not taken`
  return `${taken}${rest}. What you have stays as it is.`
}

function countOf(count: number): string {
  return count === 1 ? '1 template' : `${count} templates`
}
