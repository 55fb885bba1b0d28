import Link from 'next/link'
import { Time } from '@/components/ui/time'
import type { SignedTokens } from '@/lib/tokens'

/** The test tokens that were valid at the time: who signed one for themselves, and from which draft. */
export function SignedList({ signed: { count, tokens } }: { readonly signed: SignedTokens }) {
  return (
    <section aria-labelledby="who-signed" className="grid gap-2">
      <div className="grid gap-0.5">
        <h2 id="who-signed" className="text-14">
          Test tokens that were valid then
          {count > 0 && <span className="font-normal text-ink-muted tabular-nums"> {count}</span>}
        </h2>
        <p className="max-w-[72ch] text-13 text-pretty text-ink-muted">
          {count === 0
            ? 'None: no author had signed one for themselves that was still valid.'
            : 'Authors sign these for themselves to try a draft. Remit keeps no claims of them, so each counts as one that may have reached it.'}
        </p>
      </div>
      {tokens.length > 0 && (
        <ul aria-label="Test tokens that may have reached it" className="grid divide-y divide-line">
          {tokens.map(({ holder, template, revision, from, to }) => (
            <li
              key={`${holder.email} ${template.id} ${from} ${to} ${revision}`}
              className="grid gap-x-4 gap-y-0.5 py-2 text-13 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
            >
              <span className="break-words">
                <span className="font-medium">{holder.name}</span>{' '}
                <span className="text-ink-muted">{holder.email}</span>
              </span>
              <span className="break-words">
                <Link href={`/templates/${template.id}`} className="hover:underline">
                  {template.name}
                </Link>
                <span className="text-ink-muted">, draft of revision {revision}</span>
              </span>
              <span className="text-ink-muted tabular-nums">
                <Time at={from} zone show="local" /> to <Time at={to} zone show="local" />
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > tokens.length && (
        <p className="text-12 text-ink-muted">
          The newest {tokens.length} are shown. Ask about a shorter span for the rest.
        </p>
      )}
    </section>
  )
}
