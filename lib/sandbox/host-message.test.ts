import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHostMessage } from './host-message'

const said = (event: string, data: unknown, trustedOnly = false) => ({ cobrowseio: true, trustedOnly, event, data })

test('trust, token and requests are read with the trust their answer must carry', () => {
  expect(readHostMessage(said('trust', null))).toEqual({ event: 'trust', trustedOnly: false })
  expect(readHostMessage(said('token', 'eyJ'))).toEqual({ event: 'token', data: 'eyJ', trustedOnly: false })
  const request = { id: 'r1', method: 'update:tool', data: { tool: 'laser' } }
  expect(readHostMessage(said('rpc:request', request, true))).toEqual({
    event: 'rpc:request',
    data: request,
    trustedOnly: true,
  })
})

test('everything else is ignored', () => {
  expect(readHostMessage({ event: 'token', data: 'eyJ' })).toBeNull()
  expect(readHostMessage(said('token', { token: 'eyJ' }))).toBeNull()
  expect(readHostMessage(said('session', {}))).toBeNull()
  fc.assert(fc.property(fc.anything(), (data) => void readHostMessage(data)))
})
