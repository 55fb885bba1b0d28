import dynamic from 'next/dynamic'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { TextArea } from '@/components/ui/text-area'
import type { ClaimsSource, SimulatorSetup } from '@/lib/simulation'
import type { TemplateName } from '@/lib/templates'
import { problemWords } from './problem-words'
import type { ClaimsState } from './use-claims'

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
  readonly claims: ClaimsState
  readonly templates: readonly TemplateName[]
}

/** Whose access is asked: a saved draft, a pasted token, or claims written here. */
export function ClaimsField({ setup, change, claims, templates }: ClaimsFieldProps) {
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
      {setup.source === 'template' && <TemplateChoice setup={setup} change={change} templates={templates} />}
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
      {claims.status === 'ready' && (
        <ul aria-label="What was understood" className="grid gap-0.5 text-12 text-pretty text-ink-muted">
          {claims.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

const none: readonly never[] = []

function TemplateChoice({ setup, change, templates }: Omit<ClaimsFieldProps, 'claims'>) {
  if (templates.length === 0) {
    return <p className="text-13 text-ink-muted">There is no template yet. Paste a token or write JSON instead.</p>
  }
  return (
    <Select
      label="Template"
      hideLabel
      options={[
        ...(templates.some(({ id }) => id === setup.templateId) ? [] : [{ value: '', label: 'Choose a template' }]),
        ...templates.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={templates.some(({ id }) => id === setup.templateId) ? setup.templateId : ''}
      onValueChange={(templateId) => change({ templateId })}
      hint="Its draft as it is saved now."
    />
  )
}
