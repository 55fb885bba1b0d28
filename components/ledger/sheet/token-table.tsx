import { Time } from '@/components/ui/time'
import type { GrantStory } from '@/lib/grants'
import { shortKid } from '@/lib/keys'

/** The tokens that a grant minted: when and with which key, never a token itself. */
export function TokenTable({ grant: { tokens, minted } }: { readonly grant: GrantStory }) {
  return (
    <section aria-labelledby="tokens" className="grid gap-2">
      <h3 id="tokens" className="text-14">
        Tokens <span className="font-normal text-ink-muted tabular-nums">{minted}</span>
      </h3>
      {tokens.length === 0 && <p className="text-13 text-ink-muted">None was minted.</p>}
      {tokens.length > 0 && (
        <table aria-labelledby="tokens" className="w-full text-12 tabular-nums">
          <thead className="text-left text-ink-muted">
            <tr>
              {['Token', 'Key', 'From', 'Until'].map((name) => (
                <th key={name} scope="col" className="py-1 pr-3 font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {tokens.map(({ id, kid, issuedAt, expiresAt }) => (
              <tr key={id}>
                <td title={id} className="py-1.5 pr-3">
                  <code>…{id.slice(-6)}</code>
                </td>
                <td title={kid} className="py-1.5 pr-3">
                  <code>{shortKid(kid)}</code>
                </td>
                <td className="py-1.5 pr-3">
                  <Time at={issuedAt} show="local" />
                </td>
                <td className="py-1.5">
                  <Time at={expiresAt} show="local" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {minted > tokens.length && (
        <p className="text-12 text-ink-muted">
          The newest {tokens.length} of {minted} are shown.
        </p>
      )}
    </section>
  )
}
