import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** The way of one client to the server: a browser goes through `proxy`, and arrives from an address of its own. */
export type Client = { readonly proxy: string; readonly close: () => void }

/**
 * Opens a SOCKS proxy (RFC 1928, without authentication) whose connections start from this address of the loopback network,
 * so that the server counts its client apart from all others. It changes not a byte of what passes.
 */
export async function openClient(address: string): Promise<Client> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }
  const listener = createServer((socket) => {
    keep(socket)
    void serve(socket, (port, host) => {
      const onward = connect(isLoopback(host) ? { host: '127.0.0.1', port, localAddress: address } : { host, port })
      keep(onward)
      return onward
    })
  })
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  const opened = listener.address()
  const close = () => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  }
  return { proxy: `socks5://127.0.0.1:${typeof opened === 'object' ? opened?.port : ''}`, close }
}

const [version, connectCommand, refused] = [5, 1, 5]
const noAuthentication = Buffer.from([version, 0])

async function serve(socket: Socket, open: (port: number, host: string) => Socket): Promise<void> {
  const reply = (code: number) => socket.write(Buffer.from([version, code, 0, 1, 0, 0, 0, 0, 0, 0]))
  try {
    const [, methods = 0] = await take(socket, 2)
    await take(socket, methods)
    socket.write(noAuthentication)
    const [, command, , kind] = await take(socket, 4)
    const host = await takeHost(socket, kind ?? 0)
    const port = (await take(socket, 2)).readUInt16BE()
    if (command !== connectCommand) throw new Error('Only connections are made.')
    const onward = open(port, host)
    await once(onward, 'connect')
    reply(0)
    socket.pipe(onward).pipe(socket)
    socket.once('close', () => onward.destroy())
  } catch {
    if (socket.writable) reply(refused)
    socket.end()
  }
}

async function takeHost(socket: Socket, kind: number): Promise<string> {
  if (kind === 1) return (await take(socket, 4)).join('.')
  if (kind === 3) return (await take(socket, (await take(socket, 1))[0] ?? 0)).toString()
  throw new Error('An address of a kind that no test uses.')
}

/** Exactly so many bytes of what arrives. */
async function take(socket: Socket, count: number): Promise<Buffer> {
  for (;;) {
    const bytes: Buffer | null = count === 0 ? Buffer.alloc(0) : socket.read(count)
    if (bytes !== null) return bytes
    if (socket.readableEnded) throw new Error('It ended early.')
    await once(socket, 'readable')
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.')
}
