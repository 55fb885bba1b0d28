'use client'

import { Plus } from 'lucide-react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { useFirst } from '@/components/ui/use-first'
import type { Behind } from '@/lib/policy'
import {
  type FieldKey,
  type FieldNotes,
  type FormNotes,
  fieldKey,
  isWithin,
  type PolicyView,
  type RuleView,
  rulePath,
  startPolicy,
} from '@/lib/templates'
import { useFormEdits } from './form-edits'
import { KeptRow, KeptRows } from './kept-rows'
import { NoteList } from './note-list'
import { ResourceCard } from './rule/resource-card'

type PolicySectionProps = {
  readonly policy: PolicyView
  readonly notes: FormNotes
  readonly focus: FieldKey | null
  readonly behind: Readonly<Record<string, Behind | null>>
}

const groups = [
  { title: 'Customers', resources: ['devices', 'sessions', 'push', 'recordings'] },
  { title: 'Account', resources: ['features', 'members', '*'] },
] as const

const reasons = {
  'not-an-object':
    'The policy is not an object, so it grants nothing. Fix it in the JSON, or remove it and start again.',
  'version-1':
    'The policy has no version or is version 1, which the form only shows. The finding below offers the upgrade.',
  'unknown-version': 'The policy has a version that Cobrowse does not know. The versions are 2 and 3.',
} as const

/** What the token reaches: a card per resource, and every key that is none. */
export function PolicySection({ policy, notes, focus, behind }: PolicySectionProps) {
  const { edit } = useFormEdits()
  const room = useFirst(firstRows)
  const policyNotes = <NoteList notes={notes.claims[fieldKey(['policy'])]} />
  if (policy.kind === 'absent') {
    return (
      <div className="grid gap-2">
        <Banner
          title="There is no policy"
          actions={
            <Button size="sm" icon={<Plus aria-hidden />} onClick={() => void edit((form) => startPolicy(form.policy))}>
              Start a policy
            </Button>
          }
        >
          The role alone decides what a token reaches.
        </Banner>
        {policyNotes}
      </div>
    )
  }
  if (policy.kind === 'kept') {
    return (
      <div className="grid gap-2 rounded-control border border-line border-dashed">
        <KeptRow name="policy" json={policy.json} path={['policy']} why={reasons[policy.why]} focus={focus} />
        {policyNotes}
      </div>
    )
  }
  const roomOf = sharedOut(room, policy.rules)
  return (
    <>
      {policyNotes}
      {groups.map(({ title, resources }) => (
        <section key={title} aria-label={title} className="grid gap-1.5">
          <h2 className="text-13">{title}</h2>
          <div className="contain-inline-size divide-y divide-line overflow-clip rounded-control border border-line bg-raised">
            {policy.rules.filter(isOneOf(resources)).map((rule) => (
              <ResourceCard
                key={rule.resource}
                rule={rule}
                notes={notes.rules[rule.resource] ?? none}
                focus={isWithin(focus, rulePath(rule.resource)) ? focus : null}
                behind={behind[rule.resource] ?? null}
                room={roomOf(rule)}
              />
            ))}
          </div>
        </section>
      ))}
      <KeptRows kept={policy.kept} notes={unknownNotes(policy.kept, notes)} focus={focus} />
    </>
  )
}

const none: FieldNotes = {}

/** As many conditions as the server draws; a card with its conditions is as high as a screen long before. */
const firstRows = 60

/** What of the room for conditions each rule has left, as the rules before it take theirs first. */
function sharedOut(room: number, rules: readonly RuleView[]): (rule: RuleView) => number {
  const taken = new Map<RuleView, number>()
  let sum = 0
  for (const rule of rules) {
    taken.set(rule, sum)
    sum += rule.conditions.kind === 'rows' ? rule.conditions.rows.length : 0
  }
  return (rule) => Math.max(0, room - (taken.get(rule) ?? 0))
}

function isOneOf(resources: readonly string[]): (rule: RuleView) => boolean {
  return (rule) => resources.includes(rule.resource)
}

function unknownNotes(kept: readonly { readonly key: string }[], notes: FormNotes): FieldNotes {
  return Object.assign({}, ...kept.map(({ key }) => notes.rules[key] ?? none))
}
