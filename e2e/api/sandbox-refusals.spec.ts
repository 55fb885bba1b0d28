import { expect, test } from '../fixtures'
import { sandboxOf } from '../steps'

for (const [method, path, status, id] of [
  ['GET', '/api/1/devices', 401, 'unauthorized'],
  ['PATCH', '/api/1/devices', 401, 'unauthorized'],
  ['DELETE', '/api/1/nothing', 401, 'unauthorized'],
  ['GET', '/api/1/devices/%E0%A4%A', 400, 'bad_request'],
  ['GET', '/api/1', 401, 'unauthorized'],
  ['GET', '/api/2/devices', 401, 'unauthorized'],
  ['GET', '/api', 401, 'unauthorized'],
] as const) {
  test(`${method} ${path} is refused with JSON that any origin may read`, async ({ baseURL, request }) => {
    const response = await request.fetch(`${sandboxOf(baseURL)}${path}`, { method })
    expect(response.status()).toBe(status)
    expect(response.headers()['access-control-allow-origin']).toBe('*')
    expect(await response.json()).toEqual({ id, message: expect.stringMatching(/^\S.+/) })
  })
}
