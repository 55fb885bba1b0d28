import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EndForecast } from './end-forecast'

test('ending access that nobody took speaks of what was to be handed over: the link, or the bare token', () => {
  const said = (delivery: 'link' | 'token') =>
    renderToStaticMarkup(<EndForecast grant={{ delivery, lastTokenEndsAt: null }} />)
  expect(said('link')).toContain('Nobody has opened the link')
  expect(said('token')).toContain('The token has not been made yet')
  expect(said('token')).not.toContain('link')
})
