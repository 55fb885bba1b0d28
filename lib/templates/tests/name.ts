import type { Effect } from '@/lib/policy'
import { testLimits } from './template-test'

/** Names a test by what it promises: "Must not see a device with another user_id". Cut where it is too long. */
export function nameOfTest(expect: Effect, deed: string): string {
  const name = `${expect === 'allow' ? 'May' : 'Must not'} ${deed}`
  return name.length > testLimits.name ? `${name.slice(0, testLimits.name - 1)}…` : name
}
