import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { readJson } from '@/lib/json'
import { PolicyText } from './policy-text'

test('the policy to read and to copy has its keys where the author put them, whole numbers too', () => {
  const policy =
    '{\n  "version": 3,\n  "devices": {\n    "custom_data": {\n      "b": "x",\n      "10": "y",\n      "2": "z"\n    }\n  }\n}'
  const read = readJson(`{ "role": null, "policy": ${policy} }`)
  if (!read.ok) throw new Error(read.error.message)
  const shown = renderToStaticMarkup(<PolicyText document={read.value} />)
  expect(shown.replaceAll('&quot;', '"')).toContain(policy)
})
