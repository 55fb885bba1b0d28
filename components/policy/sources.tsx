import { sourcesOf } from '@/lib/help'
import type { ReadingId } from '@/lib/policy'

/** The source of a finding or an answer, with every part that can be opened as a link, in a tab of its own. */
export function Sources({ reference }: { readonly reference: string }) {
  return sourcesOf(reference).map(({ text, href }, at) =>
    href === null ? (
      text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <a key={at} href={href} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
        {text}
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
    ),
  )
}

/** The id of an assumption, which opens its section in Help. */
export function AssumptionLink({ id }: { readonly id: ReadingId }) {
  return (
    <a
      href={`/help/policies#${id}`}
      target="_blank"
      rel="noreferrer"
      className="underline decoration-line-strong underline-offset-2"
    >
      <span className="sr-only">Assumption </span>
      {id}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  )
}
