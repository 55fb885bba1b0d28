import { describe, expect, it } from 'vitest'
import { editText, type TextEdit } from '@/lib/json'
import { emptyContent, renameCondition, setCondition, setRole } from '@/lib/templates'
import { createEdits } from './edits'
import { openSitting } from './sitting-store'

const text = '{\n  "policy": { "version": 3, "devices": { "custom_data": { "a": "1", "b": "2" } } }\n}'

function editor() {
  const store = openSitting({ ...emptyContent, text, revision: 1, updatedAt: 0 })
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

  it('bring conditions back after a resource was switched off and on', () => {
    const { store, edits } = editor()
    edits.changeState('devices', 'none')
    expect(store.get().text).not.toContain('custom_data')
    edits.changeState('devices', 'matching')
    expect(JSON.parse(store.get().text)).toEqual(JSON.parse(text))
  })

  it('are refused while the text is broken, and the last good text can be put back', () => {
    const { store, edits } = editor()
    store.send({ kind: 'typed', text: `${text} x` })
    expect(edits.edit((form) => setRole(form, 'agent'))).toContain('broken')
    edits.mend()
    expect(store.get()).toMatchObject({ text, problem: null })
  })
})
