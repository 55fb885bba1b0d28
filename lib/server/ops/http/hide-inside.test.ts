import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { hideInside } from './hide-inside.mjs'

test.each(['written out', 'left to the first byte'])('headers %s say nothing of the inside', async (how) => {
  const server = createServer((_request, response) => {
    hideInside(response)
    response.setHeader('x-middleware-rewrite', '/sandbox-host/dashboard')
    response.setHeader('x-nextjs-rewrite', '/sandbox-host/dashboard')
    response.setHeader('x-kept', 'yes')
    if (how === 'written out') response.writeHead(404, { 'x-also': 'yes' })
    response.end('x')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/`)
  const names = [...response.headers.keys()].filter((name) => name.startsWith('x-'))
  expect(names).toEqual(how === 'written out' ? ['x-also', 'x-kept'] : ['x-kept'])
  expect(response.status).toBe(how === 'written out' ? 404 : 200)
  server.close()
})
