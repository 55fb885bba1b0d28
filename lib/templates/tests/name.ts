import type { Effect } from '@/lib/policy'
import { type TemplateTest, testLimits } from './template-test'

const starts: Readonly<Record<Effect, string>> = { allow: 'May ', deny: 'Must not ' }

/** Names a test by what it promises: "Must not see a device with another user_id". Cut where it is too long. */
export function nameOfTest(expect: Effect, deed: string): string {
  const name = `${starts[expect]}${deed}`
  return name.length > testLimits.name ? `${name.slice(0, testLimits.name - 1)}…` : name
}

/** The same case with the opposite promise; a name that says the old one says the new one. */
export function withOppositeAnswer(test: TemplateTest): TemplateTest {
  const { name, expect: was } = test
  const expect = was === 'allow' ? 'deny' : 'allow'
  const isTold = name.startsWith(starts[was])
  return { ...test, expect, name: isTold ? nameOfTest(expect, name.slice(starts[was].length)) : name }
}
