'use client'

import { memo } from 'react'
import { PolicyForm } from '@/components/policy/form/policy-form'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { JsonPath } from '@/lib/base'
import type { Guardrail } from '@/lib/guardrails'
import type { ReadProblem, Span } from '@/lib/json'
import type { FieldKey } from '@/lib/templates'
import { IssuingSection } from '../../issuance/issuing-section'
import { ParametersSection } from '../../parameters/parameters-section'
import type { DraftEdits } from '../../sitting/edits'
import type { Reading } from '../../sitting/reading'

type FormColumnProps = {
  readonly reading: Reading | null
  readonly problem: ReadProblem | null
  readonly isReadOnly: boolean
  readonly focus: FieldKey | null
  readonly edits: DraftEdits
  readonly personName: string
  readonly guardrail: Guardrail
  /** The issuance setting that somebody asked to see. */
  readonly setting: { readonly path: JsonPath } | null
  readonly onGo: (span: Span) => void
}

/** The draft as a form; while the text is broken, the last good form, locked, with where it breaks and two ways on. */
export const FormColumn = memo(function FormColumn({
  reading,
  problem,
  isReadOnly,
  focus,
  edits,
  personName,
  guardrail,
  setting,
  onGo,
}: FormColumnProps) {
  return (
    <div className="@container grid gap-4 p-4">
      {problem && <Broken problem={problem} hasGood={reading !== null} onGo={onGo} onBack={edits.mend} />}
      {reading?.form.kind === 'not-claims' && (
        <Banner tone="deny" title="The draft is not an object">
          Claims are a JSON object, between braces. Fix it in the JSON, and the form comes back.
        </Banner>
      )}
      {reading?.form.kind === 'claims' && (
        <PolicyForm
          form={reading.form}
          notes={reading.notes}
          behind={reading.behind}
          focus={focus}
          edits={edits}
          personName={personName}
          isLocked={isReadOnly || problem !== null}
        />
      )}
      {reading?.form.kind === 'claims' && (
        <div inert={isReadOnly || problem !== null} className="inert:opacity-80">
          <ParametersSection parameters={reading.parameters} used={reading.used} onDeclare={edits.declare} />
        </div>
      )}
      {reading?.form.kind === 'claims' && (
        <IssuingSection
          settings={reading.issuance}
          claims={reading.claims}
          guardrail={guardrail}
          edits={edits.issuance}
          isLocked={isReadOnly || problem !== null}
          wanted={setting}
        />
      )}
    </div>
  )
})

type BrokenProps = {
  readonly problem: ReadProblem
  readonly hasGood: boolean
  readonly onGo: (span: Span) => void
  readonly onBack: () => void
}

function Broken({ problem, hasGood, onGo, onBack }: BrokenProps) {
  const { line, column } = problem.position
  return (
    <Banner
      tone="deny"
      live
      title={`The JSON breaks in line ${line}, column ${column}`}
      actions={
        <>
          <Button size="sm" onClick={() => onGo(problem)}>
            Go there
          </Button>
          {hasGood && (
            <Button size="sm" variant="ghost" onClick={onBack}>
              Back to the last good text
            </Button>
          )}
        </>
      }
    >
      {problem.message}
      {hasGood && ' The form shows the last text that could be read.'}
    </Banner>
  )
}
