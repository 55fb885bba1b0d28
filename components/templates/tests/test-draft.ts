import { asks } from '@/components/policy/reach-asks'
import type { Effect } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import type { TemplateTest } from '@/lib/templates'
import type { TriedValues } from '../parameters/try-values'

/** What can be asked in a test: `devices:read` and what that means, for the kinds of target. */
export const questions = {
  device: asks.device,
  session: asks.session.filter(({ value }) => value !== 'sessions:create'),
} as const

/** Makes a test of one question about one device or session of the sandbox, with a snapshot of it. */
export function testOf(given: {
  readonly view: TargetView
  readonly question: string
  readonly expect: Effect
  readonly values: TriedValues
}): TemplateTest {
  const { view, question, expect, values } = given
  const [resource = '', action = ''] = question.split(':')
  const name = `${view.name}: ${expect === 'allow' ? 'may' : 'must not'} ${resource} ${action}`
  return { name, values, expect, request: { resource, action }, target: view.target, sandboxId: view.id }
}
