import { describe, expect, it } from 'vitest'
import { ruleIn } from '@/components/policy/form/form-edits'
import { editText, type TextEdit } from '@/lib/json'
import { addCondition, addMatch, emptyContent, renameCondition, setCondition, setMatch, setRole } from '@/lib/templates'
import { createEdits } from './edits'
import { openSitting } from './sitting-store'

const text = '{\n  "policy": { "version": 3, "devices": { "custom_data": { "a": "1", "b": "2" } } }\n}'

function editor(start = text) {
  const store = openSitting({ ...emptyContent, text: start, revision: 1, updatedAt: 0 })
  return { store, edits: createEdits({ store, write: () => false, onFocus: () => {} }) }
}

describe('edits', () => {
  it('change the text at once when no pane is open', () => {
    const { store, edits } = editor()
    expect(edits.edit((form) => setRole(form, 'null'))).toBeNull()
    expect(store.get().text).toContain('"role": null')
  })

  it('go through the pane when it is open, so that it can undo them', () => {
    const store = openSitting({ ...emptyContent, text, revision: 1, updatedAt: 0 })
    const written: (readonly TextEdit[])[] = []
    const edits = createEdits({
      store,
      write: (given) => {
        written.push(given)
        store.send({ kind: 'typed', text: editText(store.get().text, given) })
        return true
      },
      onFocus: () => {},
    })
    edits.edit(() => setCondition('devices', { key: 'a', value: 7 }))
    expect(written).toHaveLength(1)
    expect(store.get().text).toBe(text.replace('"1"', '7'))
  })

  it('refuse a key that is taken, in words, and leave the text as it was', () => {
    const { store, edits } = editor()
    expect(edits.edit(() => renameCondition('devices', { from: 'a', to: 'b' }))).toBe('This key is already there.')
    expect(store.get().text).toBe(text)
  })

  it('never write over a condition that is there by adding one, nor over an id', () => {
    const { store, edits } = editor()
    const add = (key: string) =>
      edits.edit((form) => {
        const rule = ruleIn(form, 'devices')
        return rule ? addCondition(rule, { key, value: '' }) : []
      })
    expect(add('a')).toBe('This key is already there.')
    expect(store.get().text).toBe(text)
    expect(add('c')).toBeNull()
    expect(store.get().text).toBe(text.replace('"b": "2"', '"b": "2", "c": ""'))
    expect(edits.edit(() => addMatch('devices', 'id'))).toBeNull()
    expect(edits.edit(() => setMatch('devices', { part: 'id', value: 'd1' }))).toBeNull()
    expect(edits.edit(() => addMatch('devices', 'id'))).toBe('This key is already there.')
    expect(store.get().text).toContain('"id": "d1"')
  })

  it('bring conditions back after a resource was switched off and on', () => {
    const { store, edits } = editor()
    for (const away of ['none', 'unnamed', 'everything'] as const) {
      edits.changeState('devices', away)
      expect(store.get().text).not.toContain('custom_data')
      edits.changeState('devices', 'matching')
      expect(JSON.parse(store.get().text)).toEqual(JSON.parse(text))
    }
  })

  it('close a resource by a rule of its own, so that no role opens it', () => {
    const { store, edits } = editor('{"role":"administrator","policy":{"version":3}}')
    edits.changeState('devices', 'none')
    expect(JSON.parse(store.get().text).policy).toEqual({ version: 3, devices: { permissions: [] } })
  })

  it('put what was taken away back in its place', () => {
    const start = '{\n  "role": "agent",\n  "policy": {\n    "version": 3,\n    "devices": {},\n    "push": {}\n  }\n}'
    const { store, edits } = editor(start)
    edits.changeState('devices', 'unnamed')
    edits.edit((form) => setRole(form, 'absent'))
    expect(store.get().text).not.toContain('role')
    edits.edit((form) => setRole(form, 'agent'))
    edits.changeState('devices', 'everything')
    expect(store.get().text).toBe(start)
  })

  it('are refused while the text is broken, and the last good text can be put back', () => {
    const { store, edits } = editor()
    store.send({ kind: 'typed', text: `${text} x` })
    expect(edits.edit((form) => setRole(form, 'agent'))).toContain('broken')
    edits.mend()
    expect(store.get()).toMatchObject({ text, problem: null })
  })
})
