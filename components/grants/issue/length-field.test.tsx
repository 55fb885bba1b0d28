import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ChosenEnd } from './issue-state'
import { LengthField } from './length-field'

/** The chips as they are drawn for a usual length of 1 h and at most 1 h 30 min; the one that is chosen is marked. */
function chipsOf(end: ChosenEnd): readonly string[] {
  const drawn = renderToStaticMarkup(
    <LengthField
      end={end}
      usualMinutes={60}
      limit={{ name: 'guardrail-customer', seconds: 5_400, words: 'the guardrail' }}
      problem={undefined}
      until={null}
      lastsSeconds={null}
      onEnd={() => undefined}
    />,
  )
  const chips = drawn.matchAll(/<input([^>]*type="radio"[^>]*)\/><span[^>]*>([^<]*)</g)
  return [...chips].map(([, input = '', label = '']) => (input.includes('checked=""') ? `[${label}]` : label))
}

test('chips hold the usual length and the longest by name, and nothing beyond it', () => {
  expect(chipsOf({ kind: 'usual' })).toEqual([
    '15 min',
    '30 min',
    '[1 h, usual]',
    '1 h 30 min, longest',
    'End of shift',
    'Other',
  ])
})

test('a length that was chosen shows as chosen, also where no chip is of it or it is too long by now', () => {
  expect(chipsOf({ kind: 'minutes', minutes: 45 })).toEqual([
    '15 min',
    '30 min',
    '[45 min]',
    '1 h, usual',
    '1 h 30 min, longest',
    'End of shift',
    'Other',
  ])
  expect(chipsOf({ kind: 'minutes', minutes: 240 })).toContain('[4 h]')
  expect(chipsOf({ kind: 'minutes', minutes: 60 })).toContain('[1 h, usual]')
})
