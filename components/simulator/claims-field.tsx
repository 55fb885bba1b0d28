import dynamic from 'next/dynamic'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { TextArea } from '@/components/ui/text-area'
import type { ClaimsSource, SimulatorSetup } from '@/lib/simulation'
import { labelsOf, type TemplateName } from '@/lib/templates'
import { ImportFindings } from '../templates/import/import-findings'
import { type TypedValues, typedFor } from '../templates/parameters/try-values'
import { ValueFields } from '../templates/parameters/value-fields'
import { problemWords } from './targets/problem-words'
import type { AskedClaims } from './use-claims'

const JsonPane = dynamic(() => import('@/components/json/json-pane').then((module) => module.JsonPane), {
  ssr: false,
  loading: () => <Skeleton className="m-3 h-24" />,
})

const sources: readonly { readonly value: ClaimsSource; readonly label: string }[] = [
  { value: 'template', label: 'Template' },
  { value: 'token', label: 'Token' },
  { value: 'json', label: 'JSON' },
]

type ClaimsFieldProps = {
  readonly setup: SimulatorSetup
  readonly change: (change: Partial<SimulatorSetup>) => void
  readonly claims: AskedClaims
  readonly templates: readonly TemplateName[]
  readonly typed: TypedValues
  readonly onType: (typed: TypedValues) => void
}

/** Whose access is asked: a saved draft, a pasted token, or claims written here. */
export function ClaimsField({ setup, change, claims, templates, typed, onType }: ClaimsFieldProps) {
  const problem = claims.status === 'unreadable' ? claims.problem : null
  return (
    <section aria-labelledby="simulator-claims" className="grid gap-3">
      <h2 id="simulator-claims" className="text-14">
        Claims
      </h2>
      <Segmented
        label="Where the claims come from"
        options={sources}
        value={setup.source}
        onValueChange={(source) => change({ source })}
      />
      {setup.source === 'template' && (
        <>
          <TemplateChoice setup={setup} change={change} claims={claims} templates={templates} />
          <Values claims={claims} typed={typed} onType={onType} />
        </>
      )}
      {setup.source === 'token' && (
        <TextArea
          label="Token"
          hideLabel
          mono
          rows={6}
          spellCheck={false}
          autoComplete="off"
          placeholder="eyJhbGciOiJSUzI1NiIs…"
          value={setup.token}
          onChange={(event) => change({ token: event.target.value })}
          error={problem?.message}
          hint="Decoded in this browser and kept nowhere. Its signature is not checked."
          inputClassName="break-all"
        />
      )}
      {setup.source === 'json' && (
        <div className="grid gap-1">
          <div className="h-64 resize-y overflow-hidden rounded-control border border-line-strong">
            <JsonPane
              label="Claims as JSON"
              text={setup.json}
              onChange={(json) => change({ json })}
              marks={problem ? [{ ...problem, severity: 'error' }] : none}
            />
          </div>
          {problem && (
            <p role="alert" className="text-12 text-deny">
              {problemWords(problem)}
            </p>
          )}
        </div>
      )}
      {claims.status === 'failed' && <p className="text-12 text-deny">{claims.message}</p>}
      {claims.status === 'ready' && claims.notes.length > 0 && (
        <ul aria-label="What was understood" className="grid gap-0.5 text-12 text-pretty text-ink-muted">
          {claims.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {claims.status === 'ready' && (
        <ImportFindings
          title="Findings"
          note="Of what was pasted. The answers go by it as it stands."
          findings={claims.findings}
        />
      )}
    </section>
  )
}

const none: readonly never[] = []

function TemplateChoice({ setup, change, claims, templates }: Omit<ClaimsFieldProps, 'typed' | 'onType'>) {
  if (templates.length === 0) {
    return <p className="text-13 text-ink-muted">There is no template yet. Paste a token or write JSON instead.</p>
  }
  const { versions, version } = claims.template
  return (
    <div className="grid gap-2">
      <Select
        label="Template"
        hideLabel
        options={labelsOf(templates).map(({ id, label }) => ({ value: id, label }))}
        value={setup.templateId}
        onValueChange={(templateId) => change({ templateId, version: 'draft' })}
      />
      <Select
        label="Draft or version"
        hideLabel
        options={[
          { value: 'draft', label: 'Draft, as it is saved now' },
          ...versions.map(({ number, isLive }) => ({
            value: String(number),
            label: `Version ${number}${isLive ? ', live' : ''}`,
          })),
        ]}
        value={version === null ? 'draft' : String(version.number)}
        onValueChange={(chosen) => change({ version: chosen })}
      />
    </div>
  )
}

/** The parameters of the template, filled in: prefilled with their examples, as in the editor. */
function Values({ claims: { filled }, typed, onType }: Pick<ClaimsFieldProps, 'claims' | 'typed' | 'onType'>) {
  if (filled === null || filled.parameters.length === 0) return null
  return (
    <section aria-label="Try with" className="@container grid gap-2">
      <h3 className="text-13">Try with</h3>
      <div className="grid gap-2 @lg:grid-cols-2">
        <ValueFields
          dense
          parameters={filled.parameters}
          textOf={(parameter) => typedFor(typed, parameter)}
          problemOf={(name) => filled.problems[name]}
          onText={(name, text) => onType({ ...typed, [name]: text })}
        />
      </div>
    </section>
  )
}
