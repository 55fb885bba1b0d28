import { expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { emptyContent } from '@/lib/templates'
import { createReader } from '../../sitting/reading'
import { openSitting, type SittingStore } from '../../sitting/sitting-store'
import { createTextMarks } from './text-marks'

const text = '{ "role": null, "policy": { "version": 3, "devices": { "custom_data": { "tier": "gold " } } } }'

function open() {
  const store = openSitting({ ...emptyContent, text, revision: 1, updatedAt: 0 })
  const read = createReader(openGuardrail)
  const reading = () => readNow(store, read)
  return { store, reading, marksOf: createTextMarks() }
}

function readNow(store: SittingStore, read: ReturnType<typeof createReader>) {
  const { document } = store.get()
  return document && read(document, store.get())
}

test('a draft has one list of marks, however often it is asked for, so that what is typed is drawn once', () => {
  const { store, reading, marksOf } = open()
  const marks = marksOf({ ...store.get(), reading: reading() })
  const at = text.indexOf('"tier"')
  expect(marks).toContainEqual(expect.objectContaining({ from: at, to: text.indexOf('gold ') + 6 }))
  expect(marksOf({ ...store.get(), reading: reading() })).toBe(marks)
  store.send({ kind: 'typed', text: text.replace('gold ', 'gold') })
  const next = marksOf({ ...store.get(), reading: reading() })
  expect(next).not.toEqual(marks)
  expect(marksOf({ ...store.get(), reading: reading() })).toBe(next)
})

test('text that does not read has one mark, where it breaks', () => {
  const { store, reading, marksOf } = open()
  store.send({ kind: 'typed', text: text.replace('null', 'nul') })
  const marks = marksOf({ ...store.get(), reading: reading() })
  expect(marks).toHaveLength(1)
  expect(marks[0]).toMatchObject({ severity: 'error', from: store.get().problem?.from })
})
