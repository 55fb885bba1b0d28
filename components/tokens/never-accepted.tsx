import { Banner } from '@/components/ui/banner'
import type { TokenFinding } from '@/lib/tokens'

type NeverAcceptedProps = { readonly why: TokenFinding | null; readonly children: string }

/** Says that no verifier takes a token at any time, and what is shown of it all the same. */
export function NeverAccepted({ why, children }: NeverAcceptedProps) {
  if (why === null) return null
  return (
    <Banner tone="deny" live title="This token is never accepted">
      {why.message} {children} <code className="text-12">{why.code}</code>
    </Banner>
  )
}
