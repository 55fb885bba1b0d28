import { expect, test } from 'vitest'
import { requestIdBeside } from './request-id'

const requestId = 'req_0123456789abcdefghjkmnpqrs'

test('the id of a request stands beside a refusal once: not where the sentence says it', () => {
  expect(requestIdBeside({ message: 'You may not do this.', requestId })).toBe(requestId)
  expect(requestIdBeside({ message: `Tell your administrator this id: ${requestId}.`, requestId })).toBeNull()
  expect(requestIdBeside({ message: 'Remit could not be reached.' })).toBeNull()
})
