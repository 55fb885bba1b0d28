import { expect, test } from 'vitest'
import { fixedHeaders, staticHeaders } from './fixed-headers'

const ofPage = { frameOrigin: null, isEmbeddable: false } as const

test('every answer carries the headers that static files carry', () => {
  expect(fixedHeaders(ofPage)).toMatchObject(staticHeaders)
})

test('a page of the app is never framed by an older browser either', () => {
  expect(fixedHeaders(ofPage)['X-Frame-Options']).toBe('DENY')
  expect(fixedHeaders({ ...ofPage, isEmbeddable: true })['X-Frame-Options']).toBeUndefined()
})

test('an embed can be opened in a window and handed its token, and nothing else loses its opener policy', () => {
  expect(fixedHeaders({ ...ofPage, isEmbeddable: true })['Cross-Origin-Opener-Policy']).toBe('unsafe-none')
  expect(fixedHeaders(ofPage)['Cross-Origin-Opener-Policy']).toBe('same-origin')
})

test('an origin that could be read as more than one goes full screen nowhere', () => {
  for (const frameOrigin of ['https://a" *', 'https://*', 'https://a,camera=*']) {
    expect(fixedHeaders({ ...ofPage, frameOrigin })).toEqual(fixedHeaders(ofPage))
  }
})

test('only the preview may go full screen beside the app, and nothing may use camera or microphone', () => {
  const policy = fixedHeaders({ ...ofPage, frameOrigin: 'https://cobrowse.io' })['Permissions-Policy']
  expect(policy).toContain('fullscreen=(self "https://cobrowse.io")')
  expect(policy).toContain('camera=(), microphone=()')
})

test('where an agent works the frame may present and copy, and nowhere else', () => {
  const frameOrigin = 'https://cobrowse.io'
  const work = fixedHeaders({ ...ofPage, frameOrigin, isSecret: true })['Permissions-Policy']
  for (const power of ['display-capture', 'clipboard-read', 'clipboard-write', 'fullscreen']) {
    expect(work).toContain(`${power}=(self "https://cobrowse.io")`)
  }
  expect(work).toContain('camera=(), microphone=()')
  const preview = fixedHeaders({ ...ofPage, frameOrigin })['Permissions-Policy']
  expect(preview).toContain('display-capture=(), clipboard-read=(), clipboard-write=(self)')
})

test('the address of what an agent opens by a link is told to nobody', () => {
  expect(fixedHeaders({ ...ofPage, isSecret: true })).toMatchObject({
    'Referrer-Policy': 'no-referrer',
    'X-Frame-Options': 'DENY',
  })
})
