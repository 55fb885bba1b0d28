import { Agent, createServer, request, type ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { freePort } from '../postgres.mjs'
import { makeDrain } from './drain.mjs'
import { listen } from './listen.mjs'

test('from the moment of draining every answer closes its connection, those owed already and those asked for after', async () => {
  const port = await freePort()
  const drain = makeDrain()
  const owed: ServerResponse[] = []
  const arrivals: (() => void)[] = []
  const server = createServer((_request, response) => {
    drain.watch(response)
    owed.push(response)
    arrivals.shift()?.()
  })
  const stop = await listen(server, { host: '127.0.0.1', port })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  async function ask(): Promise<Promise<string | undefined>[]> {
    const arrived = new Promise<void>((resolve) => arrivals.push(resolve))
    const answer = new Promise<string | undefined>((resolve, reject) => {
      const sent = request({ port, agent }, (response) => {
        response.resume().once('end', () => resolve(response.headers.connection))
      })
      sent.once('error', reject).end()
    })
    await arrived
    return [answer]
  }
  const [kept] = await ask()
  owed.shift()?.end('before')
  expect(await kept).toBe('keep-alive')
  const [inFlight] = await ask()
  drain.start()
  owed.shift()?.end('in flight')
  expect(await inFlight).toBe('close')
  const [after] = await ask()
  owed.shift()?.end('after')
  expect(await after).toBe('close')
  await stop()
})
