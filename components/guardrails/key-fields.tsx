'use client'

import { wordsOf } from '@/components/policy/form/rule/resource-words'
import { ChipField } from '@/components/ui/chip-field'
import {
  type Guardrail,
  keyedResources,
  problemOfDomain,
  problemOfForbidden,
  problemOfRequiredKey,
  setAgentDomains,
  setForbiddenLiterals,
  setKeys,
} from '@/lib/guardrails'
import { FormSection } from './form-section'

type FieldsProps = { draft: Guardrail; onEdit: (draft: Guardrail) => void }

const usualKeys = ['tenant_id', 'user_id', 'user_email', 'device_id', 'id']

/** The keys that every rule must fix, for each resource whose objects carry custom_data. */
export function KeyFields({ draft, onEdit }: FieldsProps) {
  return (
    <FormSection
      title="Required keys"
      why="Every rule must fix these keys of custom_data to a value or a parameter, so that nothing of another tenant is in reach. The key id means the object’s own id."
    >
      <div className="grid items-start gap-3 sm:grid-cols-2">
        {keyedResources.map((resource) => (
          <ChipField
            key={resource}
            label={wordsOf(resource).title}
            noun="key"
            values={draft.requiredKeys[resource]}
            onValuesChange={(keys) => onEdit(setKeys(draft, resource, keys))}
            problemOf={problemOfRequiredKey}
            placeholder="None. Add a key, such as tenant_id"
            suggestions={usualKeys}
          />
        ))}
      </div>
    </FormSection>
  )
}

/** The values that no policy may hold. */
export function LiteralField({ draft, onEdit }: FieldsProps) {
  return (
    <FormSection
      title="Forbidden values"
      why="No condition may hold one of these, such as the tenant of your own staff. Upper and lower case count as the same."
    >
      <ChipField
        label="Values"
        noun="value"
        values={draft.forbiddenLiterals}
        onValuesChange={(literals) => onEdit(setForbiddenLiterals(draft, literals))}
        problemOf={problemOfForbidden}
        placeholder="None. Add a value"
      />
    </FormSection>
  )
}

/** Where the addresses of agents may be. */
export function AgentField({ draft, onEdit }: FieldsProps) {
  return (
    <FormSection
      title="Agents"
      why="Access is given only to an agent whose e-mail address is at one of these domains. A domain under one of them is another domain, and has to be named."
    >
      <ChipField
        label="Domains"
        noun="domain"
        values={draft.agentDomains}
        onValuesChange={(domains) =>
          onEdit(
            setAgentDomains(
              draft,
              domains.map((domain) => domain.toLowerCase()),
            ),
          )
        }
        problemOf={problemOfDomain}
        placeholder="Any domain. Add one, such as acme.example"
      />
    </FormSection>
  )
}
