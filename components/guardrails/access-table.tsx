'use client'

import { wordsOf } from '@/components/policy/form/rule/resource-words'
import { Checkbox } from '@/components/ui/checkbox'
import { type Guardrail, setAllActions, toggleAction } from '@/lib/guardrails'
import { actions, type Resource, resources } from '@/lib/policy'
import { FormSection } from './form-section'

type AccessTableProps = { draft: Guardrail; onEdit: (draft: Guardrail) => void }

/** What a version may open: each resource with its four actions, and one box for all of them. */
export function AccessTable({ draft, onEdit }: AccessTableProps) {
  return (
    <FormSection
      title="Resources and actions"
      why="What a version may open at all, through its rules, through * or through a role. A row with nothing ticked is closed; everything else means resources not listed here, such as accounts."
    >
      <table className="w-full table-fixed border-collapse text-13">
        <caption className="sr-only">Allowed actions on each resource</caption>
        <thead>
          <tr className="border-b border-line text-12 text-ink-muted">
            <th scope="col" className="py-1 text-left font-normal">
              Resource
            </th>
            {actions.map((action) => (
              <th key={action} scope="col" className="w-13 py-1 font-normal sm:w-20">
                {action}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {resources.map((resource) => (
            <AccessRow key={resource} resource={resource} draft={draft} onEdit={onEdit} />
          ))}
        </tbody>
      </table>
    </FormSection>
  )
}

function AccessRow({ resource, draft, onEdit }: AccessTableProps & { resource: Resource }) {
  const allowed = draft.access[resource]
  const { title, actions: meanings } = wordsOf(resource)
  const all = allowed.length === actions.length ? true : allowed.length === 0 ? false : 'mixed'
  return (
    <tr className="border-b border-line">
      <th scope="row" className="py-1.5 pr-2 text-left font-normal">
        <Checkbox
          label={<span className="font-medium">{title}</span>}
          checked={all}
          onCheckedChange={() => onEdit(setAllActions(draft, resource, all !== true))}
        />
      </th>
      {actions.map((action) => (
        <td key={action}>
          <Checkbox
            label={<span className="sr-only">{`${action} ${title.toLowerCase()}`}</span>}
            checked={allowed.includes(action)}
            onCheckedChange={() => onEdit(toggleAction(draft, resource, action))}
            className="justify-center pl-2"
          />
          {meanings[action] && <span className="sr-only">{meanings[action]}</span>}
        </td>
      ))}
    </tr>
  )
}
