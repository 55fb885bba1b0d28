import { Badge, type Tone } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import type { ActionComparison, Comparison, Relation, Witness } from '@/lib/policy'
import { exampleOf } from './example-of'

type AccessChangeProps = { readonly comparison: Comparison; readonly against: number }

const looks: Readonly<Record<Relation, { readonly tone: Tone; readonly title: (against: number) => string }>> = {
  equal: { tone: 'neutral', title: (against) => `Access is exactly what version ${against} gives` },
  narrower: { tone: 'allow', title: (against) => `It allows less than version ${against}, and nothing more` },
  wider: { tone: 'caution', title: (against) => `It allows more than version ${against}` },
  incomparable: {
    tone: 'caution',
    title: (against) => `It allows some things that version ${against} refuses, and refuses some that it allows`,
  },
}

/** How access changes, decided over every possible target: each difference with one request that shows it. */
export function AccessChange({ comparison, against }: AccessChangeProps) {
  const { tone, title } = looks[comparison.relation]
  const differing = comparison.resources.filter(({ relation }) => relation !== 'equal')
  return (
    <section aria-label="Change of access" className="grid gap-3">
      <Banner tone={tone} title={title(against)}>
        Compared exactly, over every device, session and request there could be.
      </Banner>
      {differing.length > 0 && (
        <ul className="grid rounded-card border border-line">
          {differing.flatMap(({ resource, actions }) =>
            actions
              .filter(({ relation }) => relation !== 'equal')
              .map((action) => <ActionRow key={`${resource} ${action.action}`} resource={resource} action={action} />),
          )}
        </ul>
      )}
    </section>
  )
}

function ActionRow({ resource, action }: { readonly resource: string; readonly action: ActionComparison }) {
  const { gained, lost } = action
  return (
    <li className="grid gap-1 border-b border-line px-3 py-2 text-13 last:border-b-0">
      <code className="text-12">
        {resource === '*' ? 'any other' : resource}: {action.action}
      </code>
      {gained && <Example tone="caution" label="now allowed" witness={gained.witness} />}
      {lost && <Example tone="neutral" label="no longer" witness={lost.witness} />}
    </li>
  )
}

type ExampleProps = { readonly tone: Tone; readonly label: string; readonly witness: Witness }

function Example({ tone, label, witness }: ExampleProps) {
  return (
    <p className="flex flex-wrap items-baseline gap-2">
      <Badge tone={tone}>{label}</Badge>
      <span className="text-ink-muted">for example on</span>
      <code className="min-w-0 text-12 break-words">{exampleOf(witness)}</code>
    </p>
  )
}
