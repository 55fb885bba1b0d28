'use client'

import { useMemo, useState } from 'react'
import type { Guardrail } from '@/lib/guardrails'
import { describeTemplate, findingsInFile } from '@/lib/import'
import { type FileTemplate, freeName } from '@/lib/templates'
import { CreateFields } from './create-fields'
import { ImportFindings } from './import-findings'
import type { ImportActions } from './import-form'
import { ImportLists, Reach } from './import-lists'
import { useCreate } from './use-create'

type FileImportProps = {
  readonly template: FileTemplate
  readonly guardrail: Guardrail
  readonly actions: ImportActions
  readonly taken: ReadonlySet<string>
  readonly onDone: () => void
}

/** Makes a template of a file that Remit exported, with its parameters and tests. */
export function FileImport({ template, guardrail, actions, taken, onDone }: FileImportProps) {
  const [typedName, setName] = useState<string | null>(null)
  const { failure, isPending, submit } = useCreate(actions.create, onDone)
  const understood = useMemo(
    () => [`A template that Remit exported: “${template.name}”.`, ...describeTemplate(template)],
    [template],
  )
  const findings = useMemo(() => findingsInFile(template, guardrail), [template, guardrail])
  const name = typedName ?? freeName(template.name, taken)
  const { problem, content } = template
  if (problem !== null) {
    const refused = `Line ${problem.line}, ${problem.message}`
    return <ImportLists understood={understood.slice(0, 1)} changed={[]} refused={[refused]} />
  }
  return (
    <form
      className="grid min-w-0 gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit({ name, ...content })
      }}
    >
      <Reach draftText={content.text} />
      <CreateFields
        name={name}
        hint={
          taken.has(template.name) ? `There is a template “${template.name}” already. It stays as it is.` : undefined
        }
        onName={setName}
        failure={failure}
        isPending={isPending}
      />
      <ImportFindings
        title="Found in the template it makes"
        note="The editor shows these too, and fixes many with one click."
        findings={findings}
      />
      <ImportLists understood={understood} changed={[]} refused={[]} />
    </form>
  )
}
