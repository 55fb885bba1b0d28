import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardCell, printCsv } from '@/lib/base'
import { readCsv } from './csv'

const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'",;\t\r\n=+-@a ') }))
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 })

function textsOf(csv: string): readonly (readonly string[])[] {
  return readCsv(csv).map(({ cells, problem }) => {
    expect(problem).toBeNull()
    return cells.map(({ text }) => text)
  })
}

test('what was printed is read back, except that formulas are defused', () => {
  fc.assert(
    fc.property(rows, (given) => {
      expect(textsOf(printCsv(given))).toEqual(given.map((row) => row.map(guardCell)))
    }),
  )
})

test('no printed cell begins with what a spreadsheet runs', () => {
  fc.assert(
    fc.property(rows, (given) => {
      for (const text of textsOf(printCsv(given)).flat()) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    }),
  )
})

test.each([
  [
    'user_id;tenant\nu1;"a;b"\n',
    [
      ['user_id', 'tenant'],
      ['u1', 'a;b'],
    ],
  ],
  [
    'a\tb\r\n1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    '\ufeffa,b\r\r1,"x\ny"""\n\n',
    [
      ['a', 'b'],
      ['1', 'x\ny"'],
    ],
  ],
  [
    '"a;b",c\n1,2',
    [
      ['a;b', 'c'],
      ['1', '2'],
    ],
  ],
])('%j is read as a person means it', (text, expected) => {
  expect(textsOf(text)).toEqual(expected)
})

test.each([
  ['a,b\n1,"2', [null, '2:3']],
  ['a,b\n"1"x,2\n3,4', [null, '2:4', null]],
  ['a,b\n1,"2\n3,4', [null, '2:3', null]],
])('%j: what is wrong with quotes is told at its row alone', (text, at) => {
  const places = readCsv(text).map(({ problem }) => problem && `${problem.position.line}:${problem.position.column}`)
  expect(places).toEqual(at)
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.oneof(cell, fc.string({ unit: 'binary' })), (text) => void readCsv(text)))
})
