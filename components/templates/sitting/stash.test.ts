import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { emptyContent } from '@/lib/templates'
import { readAside, readStash, type StashPlace, writeAside, writeStash } from './stash'

const mara: StashPlace = { id: 'tpl_01kc3v3k5nf5wk0000000000aa', email: 'mara@acme.example' }
const aiko: StashPlace = { ...mara, email: 'aiko@acme.example' }
const stash = { ...emptyContent, text: '{"role":null}', revision: 3, at: 1_763_800_000_000 }

beforeEach(() => {
  const held = new Map<string, string>()
  const localStorage = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
  }
  vi.stubGlobal('window', { localStorage })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('what somebody left unsaved in this browser comes back for them, and for nobody else who signs in there', () => {
  writeStash(mara, stash)
  writeAside(mara, stash)
  expect([readStash(aiko), readAside(aiko)]).toEqual([null, null])
  writeStash(aiko, null)
  writeAside(aiko, null)
  expect(readStash(mara)).toEqual(stash)
  expect(readAside(mara)?.text).toBe(stash.text)
})

test('what was left before templates had embed defaults or issuance settings comes back with empty ones', () => {
  const { embed: _, issuance: __, ...early } = stash
  window.localStorage.setItem(`remit:draft:${mara.id}:${mara.email}`, JSON.stringify(early))
  expect(readStash(mara)).toEqual(stash)
})

test('of one person, each template has its own', () => {
  writeStash(mara, stash)
  expect(readStash({ ...mara, id: 'tpl_01kc3v3k5nf5wk0000000000ab' })).toBeNull()
})
