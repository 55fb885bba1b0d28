import { Badge, type Tone } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import {
  type AccessClaims,
  type ActionComparison,
  askedActions,
  deedOfDifference,
  describeDifference,
  type Relation,
} from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import type { ContentComparison, ValuesChange } from '@/lib/templates'
import { KeepAsTest } from './keep-as-test'
import { realExample } from './real-example'
import type { KeptTests, ShownDifference } from './use-kept-tests'
import { WitnessCode } from './witness-code'

type AccessChangeProps = {
  readonly comparison: ContentComparison
  readonly against: number
  /** Real targets to name, and what the two sides answer about them. */
  readonly views: readonly TargetView[]
  readonly before: AccessClaims
  readonly after: AccessClaims
  readonly tests: KeptTests | null
}

const looks: Readonly<Record<Relation, { readonly tone: Tone; readonly title: (against: number) => string }>> = {
  equal: { tone: 'neutral', title: (against) => `Access is exactly what version ${against} gives` },
  narrower: { tone: 'allow', title: (against) => `It allows less than version ${against}, and nothing more` },
  wider: { tone: 'caution', title: (against) => `It allows more than version ${against}` },
  incomparable: {
    tone: 'caution',
    title: (against) => `It allows some things that version ${against} refuses, and refuses some that it allows`,
  },
}

/** How access changes, decided over every possible target: each difference in a sentence, with one request that shows it. */
export function AccessChange({ comparison, against, tests, ...real }: AccessChangeProps) {
  const { tone, title } = looks[comparison.relation]
  const differing = comparison.access.resources.flatMap(({ resource, actions }) =>
    actions.filter(({ relation }) => relation !== 'equal').map((compared) => ({ resource, compared })),
  )
  const asked = differing.filter(isAsked)
  const unasked = differing.filter((cell) => !isAsked(cell))
  return (
    <section aria-label="Change of access" className="grid gap-3">
      <Banner tone={tone} title={title(against)}>
        {comparison.parameters.length === 0
          ? 'Compared exactly, over every device, session and request there could be.'
          : 'Compared over every device, session and request there could be, and by the values that parameters take.'}
      </Banner>
      {comparison.parameters.length > 0 && <ValuesChanges changes={comparison.parameters} />}
      {asked.length > 0 && (
        <ul className="grid rounded-card border border-line">
          {asked
            .flatMap((cell) => changesOf(cell, real))
            .map((shown) => (
              <DifferenceRow
                key={`${shown.resource} ${shown.difference.witness.request.action} ${shown.change}`}
                shown={shown}
                tests={tests}
              />
            ))}
        </ul>
      )}
      {unasked.length > 0 && (
        <p className="max-w-[72ch] text-12 text-pretty text-ink-muted">
          {asked.length > 0 ? 'It also differs' : 'It differs only'} in actions that no known request uses:{' '}
          <code>{unasked.map(({ resource, compared }) => `${nameOf(resource)}:${compared.action}`).join(', ')}</code>.
        </p>
      )}
    </section>
  )
}

/** What parameters take that they did not, and no longer take. */
function ValuesChanges({ changes }: { readonly changes: readonly ValuesChange[] }) {
  return (
    <ul aria-label="Change of parameters" className="grid rounded-card border border-line">
      {changes.map(({ name, relation, sentence }) => (
        <li key={name} className="grid gap-1.5 border-b border-line px-3 py-2.5 text-13 last:border-b-0">
          <p className="flex items-baseline gap-2">
            <Badge tone={relation === 'narrower' ? 'neutral' : 'caution'}>{valuesWords[relation]}</Badge>
            <code className="text-12 text-ink-muted">{name}</code>
          </p>
          <p className="max-w-[72ch] text-pretty break-words">{sentence}</p>
        </li>
      ))}
    </ul>
  )
}

const valuesWords: Readonly<Record<ValuesChange['relation'], string>> = {
  wider: 'takes more',
  narrower: 'takes less',
  incomparable: 'takes other values',
}

type Cell = { readonly resource: string; readonly compared: ActionComparison }

function isAsked({ resource, compared }: Cell): boolean {
  return askedActions(resource).includes(compared.action)
}

function nameOf(resource: string): string {
  return resource === '*' ? 'any other' : resource
}

type Real = Pick<AccessChangeProps, 'views' | 'before' | 'after'>

function changesOf({ resource, compared }: Cell, { views, ...sides }: Real): readonly ShownDifference[] {
  return (['gained', 'lost'] as const).flatMap((change) => {
    const difference = compared[change]
    if (difference === null) return []
    const view = realExample(views, { resource, action: compared.action, change, ...sides })
    return [{ resource, change, difference, view }]
  })
}

type DifferenceRowProps = { readonly shown: ShownDifference; readonly tests: KeptTests | null }

function DifferenceRow({ shown, tests }: DifferenceRowProps) {
  const { resource, change, difference, view } = shown
  const { request } = difference.witness
  const named = view ? { name: view.name, target: view.target } : undefined
  return (
    <li className="grid gap-1.5 border-b border-line px-3 py-2.5 text-13 last:border-b-0">
      <p className="flex items-baseline gap-2">
        <Badge tone={change === 'gained' ? 'caution' : 'neutral'}>
          {change === 'gained' ? 'now allowed' : 'no longer'}
        </Badge>
        <code className="text-12 text-ink-muted">
          {nameOf(resource)}:{request.action}
        </code>
      </p>
      <p className="max-w-[72ch] text-pretty break-words">
        {describeDifference({ resource, change, difference, named })}
      </p>
      {named ? (
        <p className="max-w-[72ch] text-12 text-pretty break-words text-ink-muted">
          A target of the sandbox. The same goes for any request to {deedOfDifference({ resource, difference })}.
        </p>
      ) : (
        <p className="text-12 text-ink-muted">
          For example <WitnessCode target={request.target} />
        </p>
      )}
      {tests && <KeepAsTest shown={shown} tests={tests} />}
    </li>
  )
}
