import { Banner } from '@/components/ui/banner'
import type { Failure } from '@/lib/base'
import { requestIdBeside } from './request-id'

/** A refusal in place, announced, with the request id to report where there is one. */
export function FailureNote({ failure, className }: { failure: Failure | null; className?: string | undefined }) {
  if (!failure) return null
  const id = requestIdBeside(failure)
  return (
    <Banner tone="deny" live title={failure.message} className={className}>
      {id !== null && (
        <span>
          Request <code>{id}</code>
        </span>
      )}
    </Banner>
  )
}
