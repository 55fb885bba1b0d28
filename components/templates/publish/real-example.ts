import { asks } from '@/components/policy/reach-asks'
import { type AccessClaims, evaluatePolicy } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import { requestFor } from '@/lib/simulation'

/** One answer that changes from `before` to `after`. */
export type ChangedAnswer = {
  readonly resource: string
  readonly action: string
  readonly change: 'gained' | 'lost'
  readonly before: AccessClaims
  readonly after: AccessClaims
}

/** The first of the targets whose answer changes that way, to show a difference by something real; null when none does. */
export function realExample(views: readonly TargetView[], changed: ChangedAnswer): TargetView | null {
  const { resource, action, change, before, after } = changed
  const wanted = change === 'gained' ? 'deny allow' : 'allow deny'
  const found = views.find((view) => {
    if (!asks[view.kind].some(({ value }) => value === `${resource}:${action}`)) return false
    const request = requestFor(view.target, { resource, action }, undefined)
    return `${evaluatePolicy(before, request)} ${evaluatePolicy(after, request)}` === wanted
  })
  return found ?? null
}
