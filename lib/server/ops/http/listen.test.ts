import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { freePort } from '../postgres.mjs'
import { codeOf, listen } from './listen.mjs'

test('localhost answers on both loopback addresses through one server, and stops on both', async () => {
  const port = await freePort()
  const server = createServer((_request, response) => response.end('here'))
  const stop = await listen(server, { host: 'loopback', port })
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    const answer = await fetch(`http://${host}:${port}/`, { headers: { connection: 'close' } })
    expect(await answer.text()).toBe('here')
  }
  await stop()
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
})

test('a port that is taken is told by name', async () => {
  const port = await freePort()
  const stop = await listen(createServer(), { host: '127.0.0.1', port })
  const error: unknown = await listen(createServer(), { host: 'loopback', port }).catch((fault: unknown) => fault)
  expect(codeOf(error)).toBe('EADDRINUSE')
  await stop()
})
