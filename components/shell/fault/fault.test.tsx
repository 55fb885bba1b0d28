import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Fault, FaultOfDocument } from './fault'

test.each([
  ['a page', Fault],
  ['the document', FaultOfDocument],
])('a fault of %s says what happened and offers a way on before anything more is downloaded', (_, Shown) => {
  const shown = renderToStaticMarkup(<Shown error={new Error('x')} reset={() => undefined} />)
  expect(shown).toContain('This page could not be shown')
  expect(shown).toContain('kept in this browser')
  expect(shown).toMatch(/<button[^>]*>Reload<\/button>/)
})
