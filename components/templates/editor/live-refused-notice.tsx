import { Banner } from '@/components/ui/banner'

/** In the editor: the version that is live went live before the guardrail said what it says now. */
export function LiveRefusedNotice({
  version,
  isArchived,
}: {
  readonly version: number | null
  readonly isArchived: boolean
}) {
  return (
    <div className="border-b border-line px-4 py-2">
      <Banner tone="deny" title={`Version ${version} is live, and the guardrail refuses it`}>
        {isArchived
          ? 'It went live before the guardrail was what it is now. While the template is archived no access is given from it; publish a version that is inside the guardrail once it is brought back.'
          : 'It went live before the guardrail was what it is now, and stays live until you publish a version that is inside it.'}
      </Banner>
    </div>
  )
}
