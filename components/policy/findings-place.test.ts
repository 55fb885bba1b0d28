import { describe, expect, it } from 'vitest'
import { type JsonDocument, readJson } from '@/lib/json'
import { placeOf } from './findings-place'

function documentOf(text: string): JsonDocument {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

const document = documentOf('{\n  "role": null,\n  "policy": {\n    "devices": { "permissions": ["read"] }\n  }\n}')

describe('the place of a finding', () => {
  it('is its key where it has one, and its item where it stands in a list', () => {
    expect(placeOf(document, ['policy', 'devices'])).toEqual({ line: 4, column: 5 })
    expect(placeOf(document, ['policy', 'devices', 'permissions', 0])).toEqual({ line: 4, column: 34 })
  })

  it('is the nearest place that exists when the finding is about something missing', () => {
    expect(placeOf(document, ['policy', 'push'])).toEqual({ line: 3, column: 3 })
    expect(placeOf(document, ['nobody', 'here'])).toEqual({ line: 1, column: 1 })
    expect(placeOf(document, [])).toEqual({ line: 1, column: 1 })
  })
})
