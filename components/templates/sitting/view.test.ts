import { describe, expect, it } from 'vitest'
import { firstView, look } from './view'

describe('look', () => {
  it('moves the preview with the pane, so that a wider window shows the same', () => {
    expect(look(firstView, { kind: 'pane', pane: 'embed' })).toMatchObject({ pane: 'embed', preview: 'embed' })
  })

  it('keeps the preview while the form or the JSON is in front', () => {
    const embed = look(firstView, { kind: 'pane', pane: 'embed' })
    expect(look(embed, { kind: 'pane', pane: 'json' })).toMatchObject({ pane: 'json', preview: 'embed' })
  })

  it('brings the JSON to the front when something is to be shown there', () => {
    const signed = look(firstView, { kind: 'json', json: 'signed' })
    expect(look(signed, { kind: 'shown-in-json' })).toMatchObject({ pane: 'json', json: 'claims' })
  })

  it('shows a token that was signed wherever only one pane has room, as it is shown once', () => {
    expect(look(firstView, { kind: 'shown-signed' })).toMatchObject({ pane: 'json', json: 'signed' })
  })
})
