import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchInTime, fetchJson } from './fetch-in-time'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(answer: RequestListener): Promise<string> {
  const started = createServer(answer)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const address = started.address() as AddressInfo
  return `http://127.0.0.1:${address.port}/`
}

const signal = new AbortController().signal

test('an answer that never comes is given up', async () => {
  const url = await serve(() => undefined)
  await expect(fetchInTime(url, { signal, withinMilliseconds: 50 })).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('an answer that stops in the middle is given up', async () => {
  const url = await serve((_, response) => void response.writeHead(200).write('{"half":'))
  const response = await fetchInTime(url, { withinMilliseconds: 200 })
  await expect(response.json()).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('who no longer wants the answer ends the call', async () => {
  const url = await serve(() => undefined)
  const leaving = new AbortController()
  const asked = fetchInTime(url, { signal: leaving.signal })
  leaving.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  await expect(fetchInTime(url, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' })
})

test('what a route says is read, and a refusal is an error that names its status', async () => {
  const url = await serve((request, response) =>
    request.url === '/no' ? response.writeHead(503).end('{}') : response.end('{"count":2}'),
  )
  expect(await fetchJson(url, signal)).toEqual({ count: 2 })
  await expect(fetchJson(`${url}no`, signal)).rejects.toThrow('503')
})
