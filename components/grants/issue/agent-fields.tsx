'use client'

import { TextField } from '@/components/ui/text-field'
import type { Desk } from '@/lib/grants'
import { warningOfAgent } from '@/lib/guardrails'
import type { IssueForm } from './issue-state'

type AgentFieldsProps = {
  readonly form: IssueForm
  readonly agents: Desk['agents']
  readonly problemOf: (field: string) => string | undefined
  readonly onChange: (change: Partial<IssueForm>) => void
}

/** For whom: an address and a name, with the agents of before one press away. */
export function AgentFields({ form, agents, problemOf, onChange }: AgentFieldsProps) {
  const known = (email: string) => agents.find((agent) => agent.email === email.trim().toLowerCase())
  return (
    <div className="grid gap-3">
      {agents.length > 0 && (
        <fieldset className="flex flex-wrap items-center gap-1.5">
          <legend className="sr-only">Recent agents</legend>
          {agents.slice(0, 4).map((agent) => (
            <button
              key={agent.email}
              type="button"
              title={agent.email}
              aria-pressed={form.email === agent.email}
              onClick={() => onChange({ email: agent.email, name: agent.name })}
              className="h-7 max-w-full truncate rounded-control border border-line bg-raised px-2 text-13 text-ink-muted transition-colors hover:border-line-strong hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-tint aria-pressed:text-ink pointer-coarse:h-10"
            >
              {agent.name}
            </button>
          ))}
        </fieldset>
      )}
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          id="issue-agent.email"
          label="Agent’s e-mail"
          type="email"
          inputMode="email"
          value={form.email}
          onChange={({ target: { value } }) => onChange({ email: value, name: known(value)?.name ?? form.name })}
          hint={warningOfAgent(form.email) ?? undefined}
          error={problemOf('agent.email')}
          list="issue-agents"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <datalist id="issue-agents">
          {agents.map(({ email, name }) => (
            <option key={email} value={email}>
              {name}
            </option>
          ))}
        </datalist>
        <TextField
          id="issue-agent.name"
          label="Agent’s name"
          value={form.name}
          onChange={(event) => onChange({ name: event.target.value })}
          error={problemOf('agent.name')}
          autoComplete="off"
        />
      </div>
    </div>
  )
}
