import { Disclosure } from '@/components/ui/disclosure'
import type { DecisionChange } from '@/lib/policy'

type Group = {
  readonly resource: string
  readonly after: DecisionChange['after']
  readonly sentences: readonly string[]
}

/** The requests with another answer, one line for each resource and direction that opens to every one of them. */
export function UpgradeDiff({ changes }: { readonly changes: readonly DecisionChange[] }) {
  return (
    <ul aria-label="Requests with another answer" className="grid rounded-control border border-line px-3 py-1 text-13">
      {groupsOf(changes).map(({ resource, after, sentences }) => (
        <li key={`${after} ${resource}`}>
          <Disclosure
            summary={
              <span className="min-w-0">
                <span className={after === 'allow' ? 'text-caution' : 'text-ink-muted'}>
                  {after === 'allow' ? 'wider' : 'narrower'}
                </span>{' '}
                <span className="text-ink">
                  {resource}: {countOf(sentences.length)} {after === 'allow' ? 'allowed' : 'refused'} from now on
                </span>
              </span>
            }
          >
            <ul className="grid list-disc gap-1 pb-2 pl-4 text-ink-muted">
              {sentences.map((sentence) => (
                <li key={sentence} className="text-pretty break-words">
                  {sentence}
                </li>
              ))}
            </ul>
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}

function groupsOf(changes: readonly DecisionChange[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const { request, after, sentence } of changes) {
    const key = `${after} ${request.resource}`
    const sentences = [...(groups.get(key)?.sentences ?? []), sentence]
    groups.set(key, { resource: request.resource, after, sentences })
  }
  // What is wider asks for a decision, so it stands first.
  return [...groups.values()].toSorted((a, b) => Number(b.after === 'allow') - Number(a.after === 'allow'))
}

function countOf(count: number): string {
  return count === 1 ? '1 kind of request' : `${count} kinds of request`
}
