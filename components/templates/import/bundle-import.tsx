'use client'

import { Check, CircleSlash } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo, useState, useTransition } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { Failure } from '@/lib/base'
import { countsOf } from '@/lib/import'
import { distinctNames, type FileTemplate } from '@/lib/templates'
import type { ImportActions } from './import-form'

type BundleImportProps = {
  readonly templates: readonly FileTemplate[]
  readonly actions: ImportActions
  readonly taken: ReadonlySet<string>
  readonly onDone: () => void
}

/** Makes templates of a bundle, all that can be taken at once or none; nothing that exists is changed. */
export function BundleImport({ templates, actions, taken, onDone }: BundleImportProps) {
  const router = useRouter()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, startTransition] = useTransition()
  const accepted = useMemo(() => templates.filter(({ problem }) => problem === null), [templates])
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
      </div>
      {templates.length > 0 && (
        <ul className="grid divide-y divide-line overflow-y-auto rounded-card border border-line lg:max-h-[calc(100dvh-22rem)]">
          {templates.map((template) => (
            <BundleRow key={template.name} template={template} name={names.get(template.name)} />
          ))}
        </ul>
      )}
      <FailureNote failure={failure} />
      {accepted.length > 0 && (
        <Button variant="primary" pending={isPending} onClick={submit} className="justify-self-start">
          Create {countOf(accepted.length)}
        </Button>
      )}
    </section>
  )
}

function BundleRow({ template, name }: { readonly template: FileTemplate; readonly name: string | undefined }) {
  const { problem } = template
  return (
    <li className="flex gap-2.5 px-3 py-2 text-13">
      {problem === null ? (
        <Check aria-label="Understood" className="mt-0.5 text-allow" />
      ) : (
        <CircleSlash aria-label="Not taken" className="mt-0.5 text-caution" />
      )}
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium wrap-anywhere">{name ?? template.name}</p>
        {name !== undefined && name !== template.name && (
          <p className="text-12 text-ink-muted">
            There is a template “{template.name}” already; this becomes a new one.
          </p>
        )}
        <p className="text-12 text-pretty break-words text-ink-muted">
          {problem === null ? countsOf(template) : `Line ${problem.line}, ${problem.message}`}
        </p>
      </div>
    </li>
  )
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
