import { Banner } from '@/components/ui/banner'
import { type Connection, connectionNames } from '@/lib/connection'

/** What a change of key means outside of Remit; nothing for the sandbox, which follows by itself. */
export function CutOverNote({ connection }: { connection: Connection }) {
  if (connection.kind === 'sandbox') return null
  return (
    <Banner tone="caution" title={`${connectionNames[connection.kind]} must learn it at the same time`}>
      The account has room for one public key. Tokens signed with the new key are refused until you paste it there, and
      from then on those signed with the one before.
    </Banner>
  )
}
