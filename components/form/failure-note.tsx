import { Banner } from '@/components/ui/banner'
import type { Failure } from '@/lib/base'

/** A refusal in place, announced, with the request id to report where there is one. */
export function FailureNote({ failure, className }: { failure: Failure | null; className?: string | undefined }) {
  if (!failure) return null
  return (
    <Banner tone="deny" live title={failure.message} className={className}>
      {failure.requestId && !failure.message.includes(failure.requestId) && (
        <span>
          Request <code>{failure.requestId}</code>
        </span>
      )}
    </Banner>
  )
}
