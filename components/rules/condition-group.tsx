'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import type { Condition, Leaf, LeafVerdict } from '@/lib/rules'
import { LeafRow } from './leaf-row'

/** A group of conditions as the form draws it. */
export type Group = Extract<Condition, { kind: 'all' | 'any' }>

type ConditionGroupProps = {
  readonly group: Group
  readonly depth: number
  readonly verdictOf: (condition: Condition) => LeafVerdict | null
  readonly onChange: (group: Group) => void
  readonly onRemove?: () => void
}

/** Groups in groups: no rule is easier to read with more. */
const maxDepth = 3

const firstLeaf: Leaf = { kind: 'text', path: ['email'], values: [''] }

/** Conditions of which all, or at least one, have to be met, each as a row or as a group of its own. */
export function ConditionGroup({ group, depth, verdictOf, onChange, onRemove }: ConditionGroupProps) {
  const replace = (at: number, next: Condition | null) =>
    onChange({ ...group, of: group.of.flatMap((one, index) => (index === at ? (next ?? []) : one)) })
  return (
    <fieldset className={depth === 0 ? 'grid gap-2' : 'grid gap-2 rounded-control border border-line p-2.5'}>
      <legend className="sr-only">{depth === 0 ? 'Conditions' : 'Group of conditions'}</legend>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segmented
          label="How many of these have to be met"
          size="sm"
          options={[
            { value: 'all', label: 'All of these' },
            { value: 'any', label: 'At least one' },
          ]}
          value={group.kind}
          onValueChange={(kind) => onChange({ ...group, kind })}
        />
        {onRemove && (
          <Button size="sm" variant="ghost" onClick={onRemove}>
            Remove the group
          </Button>
        )}
      </div>
      <ul className="grid gap-2">
        {group.of.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place alone
          <Member key={at} member={one} depth={depth} verdictOf={verdictOf} onChange={(next) => replace(at, next)} />
        ))}
      </ul>
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="sm"
          icon={<Plus aria-hidden />}
          onClick={() => onChange({ ...group, of: [...group.of, firstLeaf] })}
        >
          Condition
        </Button>
        {depth + 1 < maxDepth && (
          <Button
            size="sm"
            variant="ghost"
            icon={<Plus aria-hidden />}
            onClick={() => onChange({ ...group, of: [...group.of, oppositeGroup(group)] })}
          >
            Group
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function oppositeGroup({ kind }: Group): Group {
  return { kind: kind === 'all' ? 'any' : 'all', of: [firstLeaf] }
}

type MemberProps = Pick<ConditionGroupProps, 'depth' | 'verdictOf'> & {
  readonly member: Condition
  readonly onChange: (member: Condition | null) => void
}

function Member({ member, depth, verdictOf, onChange }: MemberProps) {
  if (member.kind === 'all' || member.kind === 'any') {
    return (
      <li>
        <ConditionGroup
          group={member}
          depth={depth + 1}
          verdictOf={verdictOf}
          onChange={onChange}
          onRemove={() => onChange(null)}
        />
      </li>
    )
  }
  const leaf = leafOf(member)
  if (leaf === null) return null
  return (
    <LeafRow
      leaf={leaf}
      isNegated={member.kind === 'not'}
      verdict={verdictOf(member)}
      onChange={(next, isNegated) => onChange(isNegated ? { kind: 'not', of: next } : next)}
      onRemove={() => onChange(null)}
    />
  )
}

/** The leaf of a member; conditions that were read have "not" at leaves alone. */
function leafOf(member: Exclude<Condition, Group>): Leaf | null {
  if (member.kind !== 'not') return member
  return member.of.kind === 'all' || member.of.kind === 'any' || member.of.kind === 'not' ? null : member.of
}
