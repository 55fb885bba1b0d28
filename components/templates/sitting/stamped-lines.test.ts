import { expect, it } from 'vitest'
import { buildClaims } from '@/lib/claims'
import { readJson } from '@/lib/json'
import { stampedLines } from './stamped-lines'

const stamp = {
  licenseKey: 'license-sandbox',
  subject: 'ann@acme.example',
  displayName: 'Ann',
  issuedAt: 1_700_000_000_000,
  lifetimeSeconds: 300,
}

it('are, with the draft, member for member what is signed', () => {
  for (const authored of [{ role: null }, { displayName: 'Support' }]) {
    const read = readJson(JSON.stringify(authored))
    if (!read.ok) throw new Error(read.error.message)
    const built = buildClaims(read.value, stamp)
    const lines = stampedLines(authored, stamp).map(({ key, json }) => `"${key}":${json}`)
    const inner = JSON.stringify(authored).slice(1, -1)
    expect(built.ok && built.value.text).toBe(`{${[...lines, inner].join(',')}}`)
  }
})
