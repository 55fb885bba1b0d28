import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { emptyContent } from '@/lib/templates'
import { createEdits } from '../../sitting/edits'
import { createReader } from '../../sitting/reading'
import { openSitting } from '../../sitting/sitting-store'
import { FormColumn } from './form-column'

const resources = ['devices', 'sessions', 'push', 'recordings', 'features', 'members', '*']

/** The form of a draft, as the server draws it. */
function drawn(claims: object): string {
  const content = { ...emptyContent, text: JSON.stringify(claims) }
  const store = openSitting({ ...content, revision: 1, updatedAt: 0 })
  const sitting = store.get()
  if (sitting.document === null) throw new Error('The draft does not read.')
  const reading = createReader(openGuardrail)(sitting.document, sitting)
  const edits = createEdits({ store, write: () => false, onFocus: () => undefined })
  return renderToString(
    <FormColumn
      reading={reading}
      problem={null}
      isReadOnly={false}
      focus={null}
      edits={edits}
      personName="Mara"
      guardrail={openGuardrail}
      setting={null}
      onGo={() => undefined}
    />,
  )
}

function conditionsIn(html: string): number {
  return html.split('aria-label="Remove the condition ').length - 1
}

function wide(perResource: number): object {
  const keys = Array.from({ length: perResource }, (_, index) => [`key_${index}`, 'a value'])
  const rule = { custom_data: Object.fromEntries(keys) }
  return { role: null, policy: { version: 3, ...Object.fromEntries(resources.map((name) => [name, rule])) } }
}

test('an everyday draft is drawn whole by the server', () => {
  expect(conditionsIn(drawn(wide(3)))).toBe(21)
})

test('of a very large draft the server draws the first 60 conditions, and the browser the rest', () => {
  const html = drawn(wide(62))
  expect(conditionsIn(html)).toBe(60)
  expect(html.length).toBeLessThan(400_000)
})

test('of claims that the form does not know the server draws the first 50', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`other_${index}`, 'x']))
  expect(drawn({ role: null, ...many }).split('aria-label="Remove other_').length - 1).toBe(50)
})
