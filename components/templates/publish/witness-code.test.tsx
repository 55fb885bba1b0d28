import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { isJsonObject } from '@/lib/base'
import { readJson, toValue } from '@/lib/json'
import { comparePolicies } from '@/lib/policy'
import { WitnessCode } from './witness-code'

function claimsOf(text: string) {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.error.message)
  const value = toValue(read.value.root)
  return isJsonObject(value) ? value : {}
}

test('a target that shows a difference has its keys where the author of the policy put them, whole numbers too', () => {
  const before = claimsOf('{ "role": null, "policy": { "version": 3 } }')
  const after = claimsOf(
    '{ "role": null, "policy": { "version": 3, "devices": { "custom_data": { "b": "x", "10": "y", "2": "z" } } } }',
  )
  const [target] = comparePolicies(before, after).resources.flatMap(({ actions }) =>
    actions.flatMap(({ gained }) => (gained ? [gained.witness.request.target] : [])),
  )
  if (target === undefined) throw new Error('no difference')
  const shown = renderToStaticMarkup(<WitnessCode target={target} />)
  expect(shown.replaceAll('&quot;', '"')).toContain('"custom_data": { "b": "x", "10": "y", "2": "z" }')
})
