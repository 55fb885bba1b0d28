import { Check, CircleSlash, PencilLine } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { reachOf } from '@/lib/policy'
import { claimsOfText } from '@/lib/templates'

type ImportListsProps = {
  readonly understood: readonly string[]
  readonly changed: readonly string[]
  readonly refused: readonly string[]
}

/** What an import understood, changed and did not take. */
export function ImportLists({ understood, changed, refused }: ImportListsProps) {
  return (
    <div role="status" className="grid gap-4">
      <SentenceList title="Understood" icon={<Check aria-hidden className="text-allow" />} items={understood} />
      <SentenceList title="Changed" icon={<PencilLine aria-hidden className="text-accent" />} items={changed} />
      <SentenceList title="Not taken" icon={<CircleSlash aria-hidden className="text-caution" />} items={refused} />
    </div>
  )
}

/** What a token of a draft would reach, in a sentence: the verdict on an import. */
export function Reach({ draftText }: { readonly draftText: string }) {
  const summary = useMemo(() => summaryOf(draftText), [draftText])
  return summary === null ? null : <ReachSentence>{summary}</ReachSentence>
}

/** The sentence of a reach, as the headline of a panel. */
export function ReachSentence({ children }: { readonly children: string }) {
  return <p className="max-w-[72ch] text-16 text-pretty">{children}</p>
}

function summaryOf(draftText: string): string | null {
  const claims = claimsOfText(draftText)
  return claims && reachOf(claims).summary
}

type SentenceListProps = { readonly title: string; readonly icon: ReactNode; readonly items: readonly string[] }

function SentenceList({ title, icon, items }: SentenceListProps) {
  if (items.length === 0) return null
  return (
    <section aria-label={title} className="grid gap-1">
      <h2 className="text-13 font-medium">{title}</h2>
      <ul className="grid gap-1 text-13">
        {items.map((item) => (
          <li key={item} className="flex gap-2">
            <span className="mt-0.5">{icon}</span>
            <span className="min-w-0 text-pretty break-words">{item}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
