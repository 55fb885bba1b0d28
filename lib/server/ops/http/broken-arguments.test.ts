import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../postgres.mjs'
import { refuseBrokenArguments } from './broken-arguments.mjs'
import { listen } from './listen.mjs'
import { servedAction } from './served.mjs'

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Sends an action to a server that serves it so, and answers what the sender sees and what was counted. */
async function sendTo(serve: RequestListener, headers: Record<string, string> = { 'next-action': 'save' }) {
  let broken = 0
  const port = await freePort()
  server = createServer((request, response) =>
    refuseBrokenArguments(request, response, {
      serve: async () => serve(request, response),
      countBroken: () => {
        broken += 1
      },
    }),
  )
  await listen(server, { host: '127.0.0.1', port })
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '["$F1"]', headers })
  return { status: answer.status, body: await answer.text(), type: answer.headers.get('content-type'), broken }
}

const refused = {
  status: 400,
  type: 'text/plain',
  body: expect.stringMatching(/^\{"ok":false,"failure":\{"code":"bad_request","message":"Something in this request/),
}

test('a fault before the action began is answered with 400 and one line, however Next writes it', async () => {
  const faults: readonly RequestListener[] = [
    (_request, response) => {
      response.statusCode = 500
      response.setHeader('content-type', 'text/html')
      response.write('<html>')
      response.end('</html>')
    },
    (_request, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<html></html>'),
    (_request, response) => {
      response.statusCode = 500
      response.end()
    },
  ]
  for (const fault of faults) {
    expect(await sendTo(fault)).toMatchObject(refused)
    server.closeAllConnections()
    server.close()
  }
})

test('a fault after the action began stays a fault', async () => {
  const answer = await sendTo(async (_request, response) => {
    await new Promise((resolve) => setImmediate(resolve))
    const action = servedAction().getStore()
    if (action !== undefined) action.hasBegun = true
    response.writeHead(500).end('our own')
  })
  expect(answer).toMatchObject({ status: 500, body: 'our own' })
})

test('what is no fault, and what is no action, stays as it is', async () => {
  expect(await sendTo((_request, response) => response.writeHead(404).end('none'))).toMatchObject({ status: 404 })
  server.closeAllConnections()
  server.close()
  expect(await sendTo((_request, response) => response.writeHead(500).end('page'), {})).toMatchObject({
    status: 500,
    body: 'page',
  })
})

test('the application can count what it could not read against whoever sent it', async () => {
  const answer = await sendTo((_request, response) => {
    servedAction().getStore()?.countBroken()
    response.writeHead(500).end()
  })
  expect(answer).toMatchObject({ ...refused, broken: 1 })
})
