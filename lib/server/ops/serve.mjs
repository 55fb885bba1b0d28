// @ts-check
import { createServer } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeGate } from './http/body/gate.mjs'
import { limitBody } from './http/body/limit-body.mjs'
import { readOperations } from './http/body/operations.mjs'
import { refuseBrokenArguments } from './http/broken-arguments.mjs'
import { withDataHeaders } from './http/data-headers.mjs'
import { makeDrain } from './http/drain.mjs'
import { withoutToken } from './http/embed-token.mjs'
import { hideInside } from './http/hide-inside.mjs'
import { limits, refusalOf } from './http/limits.mjs'
import { codeOf, listen } from './http/listen.mjs'
import { parseTrustedProxies, settleHeaders } from './http/peer.mjs'
import { refuse } from './http/refuse.mjs'
import { makeSandboxSockets } from './http/sandbox-sockets.mjs'
import { refuseBroken, refuseTunnel, serveWithoutUpgrade } from './http/upgrade.mjs'
import { loadEnvironment, root } from './root.mjs'

// Whatever this process writes is for its own user only.
process.umask(0o077)
const dev = process.argv.includes('--dev')
process.chdir(root)
loadEnvironment(dev ? 'development' : 'production')
const port = Number(process.env.PORT)

process.on('uncaughtException', survive)
process.on('unhandledRejection', survive)
const trusted = parseTrustedProxies(process.env.TRUSTED_PROXIES)
const isHttps = process.env.APP_ORIGIN?.startsWith('https:') === true
const server = createServer({
  maxHeaderSize: limits.headerBytes,
  connectionsCheckingInterval: limits.connectionsCheckingIntervalMs,
})
server.headersTimeout = limits.headersTimeoutMs
server.requestTimeout = limits.requestTimeoutMs
server.keepAliveTimeout = limits.keepAliveTimeoutMs
server.maxConnections = limits.connections
const drain = makeDrain()

server.on('request', async (request, response) => {
  drain.watch(response)
  hideInside(response)
  withDataHeaders(response)
  // Static files and Next's own redirects do not pass proxy.ts, so this cannot be said there.
  if (isHttps) response.setHeader('strict-transport-security', 'max-age=63072000; includeSubDomains')
  const refusal = refusalOf(request)
  if (refusal !== null) return refuse(request, response, refusal)
  settle(request)
  const { handle, gate } = await ready
  const verdict = await gate.judge(request)
  if ('refusal' in verdict) return refuse(request, response, verdict.refusal)
  response.once('close', verdict.release)
  limitBody(request, response, verdict.room)
  await refuseBrokenArguments(request, response, {
    serve: () => handle(request, response),
    countBroken: () => gate.countBroken(request),
  })
})

// Next would answer every upgrade with a page, so it is given a server of its own to listen on, and in development only.
const upgrades = createServer()
const sockets = makeSandboxSockets(() => Reflect.get(globalThis, Symbol.for('remit.sandbox-sockets')))
server.on('upgrade', (request, socket, head) => {
  const isWebSocket = /^websocket$/i.test(request.headers.upgrade ?? '') && refusalOf(request) === null
  // Once settled, a request may be read and settled again.
  if (isWebSocket) settle(request)
  const isTaken =
    isWebSocket && (sockets.take(request, socket, head) || (dev && upgrades.emit('upgrade', request, socket, head)))
  if (!isTaken) serveWithoutUpgrade(server, request, socket, head)
})
server.on('connect', refuseTunnel)
server.on('clientError', refuseBroken)

let isUp = false
// With a port that is none, start-up still runs: it names this and every other problem of the environment, and ends.
const isPort = Number.isInteger(port) && port > 0 && port < 65_536
const opened = isPort ? listen(server, { host: process.env.HOST ?? 'loopback', port }) : Promise.resolve(async () => {})
const ready = opened.then(prepare)
ready.then(() => {
  isUp = true
}, fail)
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop)

async function prepare() {
  const { default: next } = await import('next')
  const app = next({
    dev,
    quiet: !dev,
    dir: root,
    port: isPort ? port : 3000,
    hostname: 'localhost',
    httpServer: upgrades,
    ...(dev ? { turbopack: true } : {}),
  })
  await app.prepare()
  const operations = dev ? null : readOperations(join(root, '.next'))
  return { app, handle: app.getRequestHandler(), gate: makeGate({ operations, findMember, now: Date.now }) }
}

/**
 * Asks the application, which says how once it has started (`startUp`).
 * @param {string} cookie
 * @param {string | undefined} deed
 * @returns {Promise<import('./http/body/gate.mjs').Admitted | null>}
 */
async function findMember(cookie, deed) {
  const ask = Reflect.get(globalThis, Symbol.for('remit.find-member'))
  return typeof ask === 'function' ? ask(cookie, deed) : null
}

/** @param {import('node:http').IncomingMessage} request */
function settle(request) {
  request.url = withoutToken(request.url ?? '/')
  settleHeaders(request.headers, { peer: request.socket.remoteAddress ?? '', scheme: 'http', trusted })
  request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => [name, one]),
  )
}

/** Lets requests in flight finish, then the app close its database; gone within five seconds whatever happens. */
async function stop() {
  setTimeout(() => process.exit(0), 4_500).unref()
  drain.start()
  sockets.close()
  const [stopListening, { app }] = await Promise.all([opened, ready])
  await Promise.race([stopListening(), sleep(3_500)])
  server.closeAllConnections()
  const shutdown = Reflect.get(globalThis, Symbol.for('remit.shutdown'))
  if (typeof shutdown === 'function') await shutdown()
  await app.close()
  process.exit(0)
}

/** A fault that nobody caught ends a start, but not a server that others are using. @param {unknown} error */
function survive(error) {
  if (!isUp) fail(error)
  console.error(error)
}

/** Says in one line why the server cannot start, and ends. @param {unknown} error @returns {never} */
function fail(error) {
  const message = error instanceof Error ? error.message : String(error)
  if (codeOf(error) === 'EADDRINUSE')
    console.error(`Port ${port} is taken. Stop the other program, or choose another port: PORT=3100`)
  else if (message.includes('production build')) console.error('There is no build yet. Run: npm run up')
  else console.error(`Remit cannot start: ${message}`)
  process.exit(1)
}
