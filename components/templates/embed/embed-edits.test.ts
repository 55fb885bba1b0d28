import { describe, expect, it } from 'vitest'
import { emptyContent, type TemplateContent } from '@/lib/templates'
import { createEdits } from '../sitting/edits'
import { openSitting } from '../sitting/sitting-store'
import { createEmbedEdits } from './embed-edits'

const text =
  '{\n  "role": null,\n  "policy": { "version": 3, "devices": { "custom_data": { "user_id": "c_4711" } } }\n}'

function editor(content: Partial<TemplateContent> = {}) {
  const store = openSitting({ ...emptyContent, text, ...content, revision: 1, updatedAt: 0 })
  const edits = createEdits({ store, write: () => false, onFocus: () => {} })
  return { store, edits, embed: createEmbedEdits(store) }
}

const filters = [{ key: 'user_id', value: 'c_4711' }]

describe('edits of the embed defaults', () => {
  it('write what differs only, and are unsaved until they are undone', () => {
    const { store, embed } = editor()
    expect(embed.set({ navigation: 'none' })).toBeNull()
    expect(store.get()).toMatchObject({ embed: '{\n  "navigation": "none"\n}\n', phase: { kind: 'waiting' } })
    embed.set({ navigation: 'shown' })
    expect(store.get()).toMatchObject({ embed: emptyContent.embed, phase: { kind: 'saved' } })
  })

  it('refuse what could not be saved, in words, and leave the draft as it was', () => {
    const { store, embed } = editor()
    expect(embed.set({ filters: [{ key: '', value: '' }] })).toBe('A filter needs a key.')
    expect(embed.set({ filters: [{ key: 'user_id', value: 'c_1\u202e' }] })).not.toBeNull()
    expect(store.get().embed).toBe(emptyContent.embed)
  })

  it('make one parameter of a condition and a filter with one value, and a value of both again', () => {
    const { store, edits, embed } = editor()
    embed.set({ filters })
    const { alike, make, placesOf, unmake } = edits.parameters
    const condition = { kind: 'claim', path: ['policy', 'devices', 'custom_data', 'user_id'] } as const
    expect(alike(condition)).toEqual([{ kind: 'filter', index: 0 }])
    expect(make(condition, alike(condition))).toBeNull()
    expect(store.get().embed).toContain('"value": "{{user_id}}"')
    expect(JSON.parse(store.get().parameters)).toHaveLength(1)
    expect(placesOf('user_id')).toHaveLength(2)
    expect(unmake('user_id', [condition])).toBeNull()
    expect(store.get().text).toBe(text)
    expect(store.get().embed).toContain('"value": "{{user_id}}"')
    expect(unmake('user_id', placesOf('user_id'))).toBeNull()
    expect(store.get()).toMatchObject({ text, parameters: emptyContent.parameters })
    expect(JSON.parse(store.get().embed)).toEqual({ filters })
  })

  it('leave a draft alone whose embed defaults cannot be read', () => {
    const { store, embed, edits } = editor({ embed: '{"page":"device"}' })
    expect(embed.set({ page: 'code' })).toContain('cannot be read')
    expect(edits.parameters.make({ kind: 'filter', index: 0 }, [])).toContain('cannot be read')
    expect(store.get().embed).toBe('{"page":"device"}')
  })
})
