import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { formatNode, type JsonDocument, nodeAt } from '@/lib/json'

/** The policy claim alone, to read and to copy, for those who sign elsewhere. */
export function PolicyText({ document }: { readonly document: JsonDocument | null }) {
  const node = document ? nodeAt(document.root, ['policy']) : undefined
  if (!node) return <EmptyState title="No policy">The draft has no policy, so the role alone decides.</EmptyState>
  const text = formatNode(node)
  return (
    <div className="relative">
      <CopyButton iconOnly label="Copy the policy" value={text} className="absolute! top-2 right-2" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label="Policy" className="overflow-auto p-4">
        <pre className="font-mono text-13 leading-5">{text}</pre>
      </section>
    </div>
  )
}
