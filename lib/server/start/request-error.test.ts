import { expect, test, vi } from 'vitest'
import { logRequestError } from './request-error'

test.each([
  [
    'with the number that the person was shown',
    Object.assign(new Error('broke'), { digest: '1206103574' }),
    '1206103574',
  ],
  ['though nobody was shown a number', new Error('broke'), 'without a number'],
  ['though it is no error', 'broke', 'without a number'],
])('a page that broke is logged %s, and without the token it speaks of', (_how, fault, number) => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  if (fault instanceof Error) fault.stack = 'broke at eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'
  logRequestError(fault)
  expect(errors).toHaveBeenCalledOnce()
  const [line] = errors.mock.calls[0] ?? []
  expect(JSON.parse(String(line))).toMatchObject({ requestId: number, fault: expect.stringContaining('broke') })
  expect(line).not.toContain('eyJ')
  errors.mockRestore()
})
