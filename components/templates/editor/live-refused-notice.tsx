import { Banner } from '@/components/ui/banner'

/** In the editor: the version that is live went live before the guardrail said what it says now. */
export function LiveRefusedNotice({ version }: { readonly version: number | null }) {
  return (
    <div className="border-b border-line px-4 py-2">
      <Banner tone="caution" title={`Version ${version} is live, and the guardrail refuses it`}>
        It went live before the guardrail was what it is now, and stays live until you publish a version that is inside
        it.
      </Banner>
    </div>
  )
}
