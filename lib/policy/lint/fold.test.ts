import { expect, test } from 'vitest'
import { readJson } from '@/lib/json'
import { foldKind } from './fold'
import { lintPolicy } from './index'

test('250 of a kind are told one by one; of more, the last counts the rest', () => {
  const many = Array.from({ length: 1_500 }, (_, at) => ({ message: `No ${at}.` }))
  expect(foldKind(many.slice(0, 250))).toEqual(many.slice(0, 250))
  const folded = foldKind(many)
  expect(folded).toHaveLength(250)
  expect(folded.at(-1)?.message).toBe('No 249. There are 1,250 more of this kind.')
})

test('a draft has a bounded number of findings, and a security finding for each place that wants a reason', () => {
  const permissions = Array.from({ length: 1_400 }, (_, at) => `a${at}`)
  const open = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`r${at}`, {}]))
  const read = readJson(JSON.stringify({ role: null, policy: { version: 3, devices: { permissions }, ...open } }))
  if (!read.ok) throw new Error(read.error.message)
  const codes = lintPolicy(read.value).map(({ code }) => code)
  expect(codes.filter((code) => code === 'unknown-action')).toHaveLength(250)
  expect(codes.length).toBeLessThan(600)
})
