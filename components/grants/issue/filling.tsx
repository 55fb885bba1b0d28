'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useFocused } from '@/components/form/use-focused'
import { useMay, useShell } from '@/components/shell/shell-context'
import { ValueFields } from '@/components/templates/parameters/value-fields'
import { type Desk, type DeskVersion, type GrantContext, limitsOf, narrowableResources } from '@/lib/grants'
import type { SoundDraft } from '@/lib/templates'
import { useClock } from '../clock-time'
import type { IssueActions } from '../grant-actions'
import { AgentFields } from './agent-fields'
import { useGiving } from './asking/use-giving'
import { useRulePreview } from './asking/use-rule-preview'
import { cardOfGiven, cardOfOutline, isUndated } from './card-of-outline'
import { fixForm, judgeByRule, judgeForm, parametersOf, ruleFactsOf, sentAsk } from './issue-form'
import { another, type IssueForm } from './issue-state'
import { LengthField } from './length-field'
import { NarrowingFields } from './narrowing-fields'
import type { Given } from './result'
import { Question } from './template-choice'
import { Verdict } from './verdict'
import { WhyFields } from './why-fields'

type FillingProps = {
  readonly version: DeskVersion
  readonly draft: SoundDraft
  readonly desk: Desk
  readonly form: IssueForm
  readonly onChange: (change: Partial<IssueForm>) => void
  readonly actions: IssueActions
  readonly onNewVersion: () => void
  readonly onGiven: (given: Given) => void
}

/** The second and the third decision, and beside them what they amount to, judged with every key as the server will judge it. */
export function Filling({ version, draft, desk, form, onChange, actions, onNewVersion, onGiven }: FillingProps) {
  const { person } = useShell()
  const may = useMay()
  const router = useRouter()
  const [isTried, setTried] = useState(false)
  const [focused, setFocused] = useFocused()
  const now = useClock() ?? 0
  const { guardrail, frame } = version
  const byRole: GrantContext = {
    draft,
    guardrail,
    frame,
    roles: person.roles,
    mayGive: desk.mayGive,
    ruleSeconds: null,
    now,
  }
  const preview = useRulePreview(draft.issuance.rule)
  const { context, judged } = judgeAsked(form, byRole, version.claims, preview)
  const { outline, problems, missing } = judged
  const { claims, delivery } = outline
  const [limit = null] = limitsOf({
    claims,
    guardrail,
    settings: draft.issuance,
    delivery,
    roles: person.roles,
    ruleSeconds: context.ruleSeconds,
  })
  const filled = {
    template: version,
    agent: { name: form.name.trim() || 'The agent', email: form.email.trim() },
    giver: 'you',
    reason: form.reason,
    ticket: form.ticket,
    now,
  }
  const facts = cardOfOutline(outline, filled)
  const finish = (given: Pick<Given, 'kind' | 'outcome'>) => {
    const shown = 'code' in given.outcome ? cardOfGiven(outline, given.outcome, filled) : facts
    onGiven({ ...given, facts: shown, form, deciders: decidersFor(desk, form) })
    onChange(another(form))
    setTried(false)
    giving.forget()
  }
  const giving = useGiving({
    actions,
    mayGive: desk.mayGive,
    onAsked: (outcome) => finish({ kind: 'asked', outcome }),
  })
  const edit = (change: Partial<IssueForm>) => {
    giving.forget()
    onChange(change)
  }
  const send = (isBesides: boolean) => {
    const sent = { templateId: version.id, version: version.version, isBesides }
    void giving.send(sentAsk(form, context, sent))
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const first = [...missing, ...problems][0]
    if (first === undefined) send(false)
    else document.getElementById(`issue-${first.field}`)?.focus()
  }
  function problemOf(field: string): string | undefined {
    if (giving.failure?.field === field) return giving.failure.message
    const isBeingTyped = focused === `issue-${field}` && !field.startsWith('values.')
    const found = problems.find((problem) => problem.field === field)
    if (found !== undefined && (isTried || !isBeingTyped)) return found.message
    return isTried ? missing.find((one) => one.field === field)?.message : undefined
  }
  const parameters = parametersOf(draft)
  return (
    <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_23rem]">
      <form
        id="issue-form"
        aria-label="Give access"
        onSubmit={submit}
        onFocus={({ target }) => setFocused(target.id)}
        onBlur={() => setFocused('')}
        noValidate
        className="grid min-w-0 gap-6"
      >
        <section aria-labelledby="for-whom" className="grid gap-3">
          <Question id="for-whom">{parameters.length === 0 ? 'For whom' : 'For whom, and which customer'}</Question>
          <AgentFields form={form} agents={desk.agents} problemOf={problemOf} onChange={edit} />
          <ValueFields
            idBefore="issue-values."
            parameters={parameters}
            textOf={({ name }) => form.typed[name] ?? ''}
            problemOf={(name) => problemOf(`values.${name}`)}
            fixOf={(name) => problems.find(({ field }) => field === `values.${name}`)?.fix}
            onText={(name, text) => edit({ typed: { ...form.typed, [name]: text } })}
          />
          <NarrowingFields
            form={form}
            resources={narrowableResources(draft.claims)}
            problem={problemOf('narrowing')}
            onChange={edit}
          />
        </section>
        <section aria-labelledby="how-long" className="grid gap-4 border-t border-line pt-6">
          <Question id="how-long">How long, and why</Question>
          <LengthField
            end={form.end}
            usualMinutes={draft.issuance.defaultMinutes}
            limit={limit}
            problem={problemOf('end')}
            until={isUndated(outline, now) ? null : (outline.times?.endsAt ?? null)}
            lastsSeconds={isUndated(outline, now) ? (outline.times?.lengthSeconds ?? null) : null}
            onEnd={(end) => edit({ end })}
          />
          <WhyFields form={form} issuance={draft.issuance} problemOf={problemOf} onChange={edit} />
        </section>
      </form>
      <Verdict
        facts={facts}
        now={now}
        judged={judged}
        giving={giving}
        mayGive={desk.mayGive}
        deciders={decidersFor(desk, form)}
        extend={may('grant.extend') ? actions.extend : null}
        onFix={(problem) => edit(fixForm(form, problem))}
        onGiveTwice={() => send(true)}
        onExtended={(outcome) => finish({ kind: 'extended', outcome })}
        onNewVersion={() => {
          giving.forget()
          onNewVersion()
          router.refresh()
        }}
      />
    </div>
  )
}

/** The form judged by the roles of who asks, and by the rule of the template where it has one. */
function judgeAsked(
  form: IssueForm,
  context: GrantContext,
  claims: DeskVersion['claims'],
  preview: ReturnType<typeof useRulePreview>,
) {
  const judged = judgeForm(form, context)
  const request = preview === null ? null : ruleFactsOf(form, context.draft, judged.outline)
  if (preview === null || request === null) return { context, judged }
  return judgeByRule(form, context, preview({ claims, request, now: context.now }))
}

/** Who can agree: nobody agrees to access of their own. */
function decidersFor({ deciders }: Desk, { email }: IssueForm): readonly string[] {
  return deciders.filter((one) => one.email !== email.trim().toLowerCase()).map(({ name }) => name)
}
