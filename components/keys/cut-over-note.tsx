import { Banner } from '@/components/ui/banner'
import { type Connection, connectionNames } from '@/lib/connection'

/** What a change of key means outside of Remit; nothing for the sandbox, which follows by itself. */
export function CutOverNote({ connection }: { connection: Connection }) {
  if (connection.kind === 'sandbox') return null
  return (
    <Banner tone="caution" title={`${connectionNames[connection.kind]} must learn it at the same time`}>
      The account has room for one public key. Until you paste the new key there, tokens signed with it are refused.
      From then on, tokens signed with the key before are refused.
    </Banner>
  )
}
