import { expect, test } from 'vitest'
import { strangeLines } from './actions'

const usual = `'use server'

import { generateKey, listKeys } from '@/lib/keys/server'
import { action, heldAction } from '@/lib/server/http'

const revalidate = ['/things']

export const add = action(generateKey, { revalidate })
export const more = heldAction(generateKey)
// Asked by a body.
export const list = action(listKeys, { revalidate: ['/things', '/other'] })
`

test('a file of nothing but actions of operations has no strange line', () => {
  expect(strangeLines({ text: usual })).toEqual([])
})

test.each([
  ['a function of its own', 'export async function wipe() {}'],
  ['a maker around a function', 'export const wipe = action(async () => undefined)'],
  ['a maker around something made here', 'export const wipe = heldAction(wipeAll)'],
  ['something that follows a made action', 'export const wipe = heldAction(generateKey) && (async () => undefined)'],
  ['an action that is bound', 'export const wipe = action(generateKey).bind(null)'],
  ['a maker that is none', 'export const wipe = download(generateKey)'],
  ['a list of exports', 'export { wipe }'],
  ['a default', 'export default action(generateKey)'],
  ['something that runs when it is loaded', "console.info('here')"],
  ['a maker of its own', 'const claimAction = (operation) => operation.run'],
])('%s is strange in it', (_what, line) => {
  expect(strangeLines({ text: `${usual}${line}\n` })).toEqual([line])
})

test('a maker from elsewhere makes nothing, whatever its name', () => {
  const text = usual.replace("from '@/lib/server/http'", "from './own'")
  expect(strangeLines({ text })).toHaveLength(3)
})

test('an operation comes from a door of the cellar', () => {
  expect(strangeLines({ text: usual.replace('@/lib/keys/server', './own') })).toHaveLength(3)
})

test('without its mark it is no actions file', () => {
  expect(strangeLines({ text: usual.replace("'use server'", '') })).not.toEqual([])
})
