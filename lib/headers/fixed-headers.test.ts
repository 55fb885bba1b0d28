import { expect, test } from 'vitest'
import { fixedHeaders, staticHeaders } from './fixed-headers'

const onHttp = { isHttps: false, frameOrigin: null, isEmbeddable: false } as const

test('every answer carries the headers that static files carry', () => {
  expect(fixedHeaders(onHttp)).toMatchObject(staticHeaders)
})

test('a page of the app is never framed by an older browser either', () => {
  expect(fixedHeaders(onHttp)['X-Frame-Options']).toBe('DENY')
  expect(fixedHeaders({ ...onHttp, isEmbeddable: true })['X-Frame-Options']).toBeUndefined()
})

test('browsers are told to insist on https only where the app is on https', () => {
  expect(fixedHeaders(onHttp)['Strict-Transport-Security']).toBeUndefined()
  expect(fixedHeaders({ ...onHttp, isHttps: true })['Strict-Transport-Security']).toBe(
    'max-age=63072000; includeSubDomains',
  )
})

test('an origin that could be read as more than one goes full screen nowhere', () => {
  for (const frameOrigin of ['https://a" *', 'https://*', 'https://a,camera=*']) {
    expect(fixedHeaders({ ...onHttp, frameOrigin })).toEqual(fixedHeaders(onHttp))
  }
})

test('only the preview may go full screen beside the app, and nothing may use camera or microphone', () => {
  const policy = fixedHeaders({ ...onHttp, frameOrigin: 'https://cobrowse.io' })['Permissions-Policy']
  expect(policy).toContain('fullscreen=(self "https://cobrowse.io")')
  expect(policy).toContain('camera=(), microphone=()')
})
