import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remember } from './remember'

function counted(most: number) {
  const asked: string[] = []
  const compute = (text: string) => {
    asked.push(text)
    return { text }
  }
  return { asked, ask: remember(compute, { most, keyOf: (text) => text }) }
}

test('asked again for the same, it hands out the same object and computes nothing', () => {
  const { asked, ask } = counted(2)
  const first = ask('a')
  expect(ask('a')).toBe(first)
  expect(asked).toEqual(['a'])
})

test('what was asked for longest ago is forgotten first', () => {
  const { asked, ask } = counted(2)
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) ask(text)
  expect(asked).toEqual(['a', 'b', 'c', 'b'])
})

test('it answers what computing anew would answer, whatever is asked in whatever order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), fc.integer({ min: 1, max: 4 }), (texts, most) => {
      const { ask } = counted(most)
      expect(texts.map((text) => ask(text).text)).toEqual(texts)
    }),
  )
})

test('what could not be computed is tried again', () => {
  const answers: readonly string[] = ['', 'there']
  let tries = 0
  const compute = () => {
    const answer = answers[tries++]
    if (!answer) throw new Error('not yet')
    return answer
  }
  const ask = remember(compute, { most: 1, keyOf: () => '' })
  expect(ask).toThrow('not yet')
  expect(ask()).toBe('there')
})
