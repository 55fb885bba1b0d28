import { Time } from '@/components/ui/time'
import { joinWords } from '@/lib/policy'
import type { ValidTokens } from '@/lib/tokens'

/** Who is affected: the tokens that are out, and that publishing leaves them as they are. */
export function ValidTokensNote({ tokens: { count, holders, until } }: { readonly tokens: ValidTokens }) {
  return (
    <p role="note" aria-label="Who is affected" className="max-w-[72ch] text-13 text-pretty text-ink-muted">
      {until === null ? (
        'No token signed from this template is still valid, so nobody is affected.'
      ) : (
        <>
          {count === 1 ? '1 token signed from this template is' : `${count} tokens signed from this template are`} still
          valid, for {joinWords(holders)}, {count === 1 ? 'until' : 'the last one until'} <Time at={until} />.
          Publishing does not change a token already given: it allows what it allowed until it expires.
        </>
      )}
    </p>
  )
}
