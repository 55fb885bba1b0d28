import { beforeEach, expect, test, vi } from 'vitest'
import { keepBeforeCounting, unsavedIn, unsavedNames, writeKept } from './browser-storage'

const email = 'mara@acme.example'

beforeEach(() => {
  // What a browser's storage is to its readers: entries are its own properties.
  const localStorage = Object.create({
    setItem(this: Record<string, string>, key: string, text: string) {
      this[key] = text
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key]
    },
  })
  vi.stubGlobal('window', { localStorage })
})

function typeDraft(): void {
  writeKept('localStorage', { name: unsavedNames.draft('tpl_1'), email }, 'typed')
}

test('what was typed a moment ago is counted as unsaved, though it rests before it is written', () => {
  const stop = keepBeforeCounting(typeDraft)
  expect(unsavedIn(email)).toEqual({ drafts: 1, guardrail: false })
  stop()
})

test('an editor that is closed is not asked any more', () => {
  keepBeforeCounting(typeDraft)()
  expect(unsavedIn(email)).toEqual({ drafts: 0, guardrail: false })
})

test('what another person left unsaved in this browser is not counted', () => {
  typeDraft()
  writeKept('localStorage', { name: unsavedNames.guardrail, email: 'aiko@acme.example' }, 'typed')
  expect(unsavedIn(email)).toEqual({ drafts: 1, guardrail: false })
  expect(unsavedIn('aiko@acme.example')).toEqual({ drafts: 0, guardrail: true })
})
