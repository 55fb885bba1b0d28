import type { DeskSection } from '@/lib/help'

/** Leads to the section of Help that explains this, in a tab of its own, so that nothing typed is left behind. */
export function LearnMore({ about }: { readonly about: DeskSection }) {
  return (
    <a
      href={`/help/desk#${about}`}
      target="_blank"
      rel="noreferrer"
      className="whitespace-nowrap text-accent underline underline-offset-2"
    >
      Learn more
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  )
}
