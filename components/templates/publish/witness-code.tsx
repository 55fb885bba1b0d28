import { oneLine } from '@/lib/base'
import { formatJson } from '@/lib/json'
import type { Target } from '@/lib/policy'

/** A target that shows a difference, on one line as Cobrowse's API would have it. */
export function WitnessCode({ target: { id, custom_data, agent } }: { readonly target: Target }) {
  const shown = {
    ...(id === undefined ? {} : { id }),
    ...(custom_data === undefined ? {} : { custom_data }),
    ...(agent === undefined ? {} : { agent }),
  }
  return <code className="text-12 break-words">{oneLine(formatJson(shown))}</code>
}
