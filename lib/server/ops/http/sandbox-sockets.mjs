// @ts-check
import { Decoder, Encoder, setSizeLimits } from 'cbor-x'
import { WebSocketServer } from 'ws'
import { refuseRaw } from './refuse.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:stream').Duplex} Duplex */
/** @typedef {import('ws').WebSocket} WebSocket */
/** @typedef {{ receive(frame: unknown): void, gone(): void }} Line */
/** @typedef {{ send(frame: unknown): void, close(code: number, reason: string): void }} Peer */
/** @typedef {{ open(pass: string, peer: Peer): Promise<Line | null> }} Hub */
/** @typedef {{ host: string, hub: Hub }} Mounted */

/**
 * What the sockets of the sandbox may cost. The SDK sends a ping each minute, so whoever is silent for longer than two is
 * gone; its frames name one thing each.
 */
export const socketLimits = {
  connections: 100,
  connectionsPerAddress: 20,
  frameBytes: 4 * 1024,
  framesPerSecond: 50,
  waitingBytes: 1024 * 1024,
  idleMs: 150_000,
}

/** @type {import('./refuse.mjs').Refusal} */
const full = {
  status: 503,
  code: 'unavailable',
  message: 'Too many sockets are open. Try again later.',
  waitSeconds: 5,
}

const path = /^\/sockets\/1\/ws(?:\?|$)/
const bearer = 'cbio.http.headers.authorization.bearer.'

// An array or map that says it is larger than any frame would be made at that size before a byte of it is read.
setSizeLimits({ maxArraySize: 256, maxMapSize: 256, maxObjectSize: 256 })
const encoder = new Encoder({ useRecords: false })
const decoder = new Decoder({ useRecords: false, mapsAsObjects: true })

/**
 * The sockets of the sandbox, by the protocol of the official SDK: CBOR frames, the pass in a subprotocol. Here are only
 * framing and limits; what is told to whom is decided by the hub that the application mounted. A socket is refused after
 * it was opened, with a code and a reason: the SDK ends its caller's process when one cannot be opened at all.
 * @param {() => Mounted | undefined} mounted
 */
export function makeSandboxSockets(mounted) {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: socketLimits.frameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('cbor') ? 'cbor' : false),
  })
  /** @type {Map<string, number>} */
  const perAddress = new Map()

  /** @param {Request} request @param {WebSocket} socket */
  function greet(request, socket) {
    const address = String(request.headers['x-remit-client-address'] ?? '')
    const count = (perAddress.get(address) ?? 0) + 1
    perAddress.set(address, count)
    socket.once('close', () => {
      const left = (perAddress.get(address) ?? 1) - 1
      if (left > 0) perAddress.set(address, left)
      else perAddress.delete(address)
    })
    socket.on('error', () => socket.terminate())
    const isFull = server.clients.size > socketLimits.connections || count > socketLimits.connectionsPerAddress
    if (isFull) return socket.close(1013, 'Too many sockets are open. Try again later.')
    const hub = mounted()?.hub
    if (hub === undefined) return socket.close(1012, 'The sandbox is starting.')
    void serve(hub, request, socket)
  }

  return {
    /**
     * Takes an upgrade of the sandbox's host, or refuses it while too many are open, and says whether it was one.
     * @param {Request} request @param {Duplex} socket @param {Buffer} head
     */
    take(request, socket, head) {
      const isOurs = path.test(request.url ?? '') && request.headers.host === mounted()?.host
      if (!isOurs) return false
      if (server.clients.size > 2 * socketLimits.connections) refuseRaw(socket, full)
      else server.handleUpgrade(request, socket, head, (opened) => greet(request, opened))
      return true
    },
    /** Ends every socket, and takes no more. */
    close() {
      for (const socket of server.clients) socket.close(1001, 'The server stops.')
      server.close()
    },
  }
}

/** @param {Hub} hub @param {Request} request @param {WebSocket} socket */
async function serve(hub, request, socket) {
  /** @type {unknown[]} */
  const early = []
  /** @type {(frame: unknown) => void} */
  let take = (frame) => early.push(frame)
  watchFrames(socket, (frame) => take(frame))
  const line = await hub.open(passOf(request), peerOf(socket)).catch(() => null)
  if (line === null) return socket.close(1011, 'The sandbox failed.')
  if (socket.readyState !== socket.OPEN) return line.gone()
  socket.once('close', () => line.gone())
  take = (frame) => line.receive(frame)
  for (const frame of early) line.receive(frame)
}

/** Decodes what comes, as long as it comes within the limits. @param {WebSocket} socket @param {(frame: unknown) => void} take */
function watchFrames(socket, take) {
  const idle = setTimeout(() => socket.close(1001, 'Nothing came for long.'), socketLimits.idleMs)
  const counted = { second: 0, frames: 0 }
  socket.once('close', () => clearTimeout(idle))
  socket.on('message', (data, isBinary) => {
    idle.refresh()
    const second = Math.floor(performance.now() / 1000)
    counted.frames = counted.second === second ? counted.frames + 1 : 1
    counted.second = second
    if (counted.frames > socketLimits.framesPerSecond) return socket.close(1008, 'Too many frames in one second.')
    const frame = isBinary && Buffer.isBuffer(data) ? decode(data) : undefined
    if (frame === undefined) return socket.close(1007, 'This is not a CBOR frame.')
    take(frame)
  })
}

/** @param {Buffer} data */
function decode(data) {
  try {
    return decoder.decode(data)
  } catch {
    return undefined
  }
}

/** @param {WebSocket} socket @returns {Peer} */
function peerOf(socket) {
  return {
    send: (frame) => {
      if (socket.readyState !== socket.OPEN) return
      // Whoever does not read what is sent is not waited for.
      if (socket.bufferedAmount > socketLimits.waitingBytes) return socket.close(1013, 'Too much waits to be read.')
      socket.send(encoder.encode(frame))
    },
    close: (code, reason) => socket.close(code, reason),
  }
}

/** The pass, which a browser can only send as a subprotocol. @param {Request} request */
function passOf(request) {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  const named = offered.find((name) => name.startsWith(bearer))
  return named === undefined ? '' : Buffer.from(named.slice(bearer.length), 'base64').toString('latin1')
}
