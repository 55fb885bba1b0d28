import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { lineGlow, moveGlow } from './line-glow'
import { type Mark, markGutter, showMarks } from './marks'

const text = '{\n  "role": "agent"\n}\n'
const mark: Mark = { from: 4, to: 19, severity: 'security', message: 'Without a policy the role decides.' }

function open(): EditorState {
  return EditorState.create({ doc: text, extensions: [markGutter, lineGlow] })
}

function shown(marks: readonly Mark[]): EditorState {
  const state = open()
  return state.update({ effects: showMarks(state, marks) }).state
}

test('marks that are shown already, or that an edit only moved, are not drawn again', () => {
  const state = shown([mark])
  expect(showMarks(state, [{ ...mark }])).toEqual([])
  const longer = state.update({ changes: { from: 13, insert: 'x' } }).state
  expect(showMarks(longer, [{ ...mark, to: 20 }])).toEqual([])
  const lower = longer.update({ changes: { from: 0, insert: '\n' } }).state
  expect(showMarks(lower, [{ ...mark, from: 5, to: 21 }])).toEqual([])
  expect(showMarks(open(), [])).toEqual([])
})

test('marks of another place, severity, sentence or number are drawn', () => {
  const state = shown([mark])
  const others: readonly (readonly Mark[])[] = [
    [],
    [mark, { from: 0, to: 1, severity: 'error', message: 'Another.' }],
    [{ ...mark, to: 18 }],
    [{ ...mark, severity: 'warning' }],
    [{ ...mark, severity: 'suggestion' }],
    [{ ...mark, message: 'Another.' }],
  ]
  for (const marks of others) {
    const effects = showMarks(state, marks)
    expect(effects.length, JSON.stringify(marks)).toBeGreaterThan(0)
    expect(showMarks(state.update({ effects }).state, marks)).toEqual([])
  }
})

test('the glow is moved only where it does not lie already, also after the text moved it', () => {
  const state = open()
  expect(moveGlow(state, null)).toEqual([])
  const lit = state.update({ effects: moveGlow(state, { from: 4, to: 19 }) }).state
  expect(moveGlow(lit, { from: 5, to: 12 })).toEqual([])
  const moved = lit.update({ changes: { from: 0, insert: '\n\n' } }).state
  expect(moveGlow(moved, { from: 6, to: 21 })).toEqual([])
  expect(moveGlow(moved, { from: 0, to: 0 })).toHaveLength(1)
  expect(moveGlow(moved, null)).toHaveLength(1)
})
