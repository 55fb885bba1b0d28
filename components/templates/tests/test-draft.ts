import { asks } from '@/components/policy/reach-asks'
import { deedOf, type Effect } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import { requestFor } from '@/lib/simulation'
import { nameOfTest, type TemplateTest } from '@/lib/templates'
import type { TriedValues } from '../parameters/try-values'

/** What can be asked in a test: `devices:read` and what that means, for the kinds of target. */
export const questions = asks

/** Makes a test of one question about one device or session, with a snapshot of it. */
export function testOf(given: {
  readonly view: TargetView
  /** Where in the sandbox the target was taken from, if it was. */
  readonly sandboxId: string | undefined
  readonly question: string
  readonly expect: Effect
  readonly values: TriedValues
}): TemplateTest {
  const { view, sandboxId, question, expect, values } = given
  const [resource = '', action = ''] = question.split(':')
  const { target } = requestFor(view.target, { resource, action }, undefined)
  const name = nameOfTest(expect, `${deedOf(resource, action).verb} ${whatOf(resource)}${view.name}`)
  return { name, values, expect, request: { resource, action }, target, ...(sandboxId !== undefined && { sandboxId }) }
}

/** A recording has no name of its own: it is told by its session. */
function whatOf(resource: string): string {
  return resource === 'recordings' ? 'the recording of ' : ''
}
