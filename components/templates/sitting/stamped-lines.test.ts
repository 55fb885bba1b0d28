import { expect, it } from 'vitest'
import { buildClaims } from '@/lib/tokens'
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
    const built = buildClaims(authored, stamp)
    const stamped = Object.fromEntries(stampedLines(authored, stamp).map(({ key, json }) => [key, JSON.parse(json)]))
    expect(built).toEqual({ ok: true, value: { ...stamped, ...authored } })
  }
})
