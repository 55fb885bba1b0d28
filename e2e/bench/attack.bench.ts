import { bench, describe } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { judgePublication } from '@/lib/templates'
import { type Attack, attacks } from './attacks'

const empty = { text: '{}', parameters: '[]\n', tests: '', embed: '{}\n', issuance: '{}\n' }

function judge({ draft, live }: Attack): void {
  const content = { ...empty, ...draft }
  judgePublication({ content, live: live ? { ...empty, ...live } : null, guardrail: openGuardrail })
}

// The publish screen and publishing judge a content in one go, so each is to stay below 100 ms whatever a member wrote.
describe('judging what a member wrote to hold the server up, against JSON.parse of 64 kB', () => {
  const plain = JSON.stringify(Array.from({ length: 6_000 }, (_, index) => `value ${index}`))
  bench('baseline: JSON.parse', () => {
    JSON.parse(plain)
  })
  for (const attack of attacks) bench(attack.name, () => judge(attack), { iterations: 5, time: 0, warmupIterations: 1 })
})
