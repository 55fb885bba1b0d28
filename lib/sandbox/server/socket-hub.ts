import type { EpochMs } from '@/lib/base'
import { changes, readPass, receive, type ServerFrame, type Watch, type Watcher, type World } from '@/lib/sandbox'

/** The far end of one socket, as whoever listens on the network sees it. */
export type Peer = {
  send(frame: ServerFrame): void
  /** Ends the socket with a code and a few words that the client may log. */
  close(code: number, reason: string): void
}

/** One open socket. */
export type Line = {
  /** Takes a frame as it was decoded; what it is not is not taken. */
  receive(frame: unknown): void
  /** To be called once, when the socket is gone. */
  gone(): void
}

/** What the hub needs of its surroundings. `fault` is told of what broke, and the sockets live on. */
export type HubOptions = {
  world(): Promise<World>
  secret(): Uint8Array<ArrayBuffer>
  now(): EpochMs
  fault(error: unknown): void
}

/** How often the world is looked at while anybody watches something, in milliseconds. */
const lookEvery = 500

/** A close code for a pass that is none or has ended: the SDK reads `users/me` again in its own time. */
const unauthorized = 4401

type Open = { readonly peer: Peer; readonly watcher: Watcher; watch: Watch }

/** Tells every open socket what changed of what it watches. One look at the world serves them all. */
export class SocketHub {
  readonly #options: HubOptions
  readonly #open = new Set<Open>()
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null

  constructor(options: HubOptions) {
    this.#options = options
  }

  /**
   * Opens a line for a pass. A pass that opens nothing closes the socket instead, after it was opened: a socket that is
   * refused before that ends the process of the SDK's caller.
   */
  async open(pass: string, peer: Peer): Promise<Line | null> {
    const watcher = await readPass(pass, this.#options.secret(), this.#options.now())
    if (!watcher.ok) {
      peer.close(unauthorized, watcher.error)
      return null
    }
    const line: Open = { peer, watcher: watcher.value, watch: new Map() }
    this.#open.add(line)
    this.#timer ??= setInterval(() => void this.look(), lookEvery).unref()
    return {
      receive: (frame) => this.#take(line, frame),
      gone: () => this.#drop(line),
    }
  }

  /** Looks at the world and tells what changed, one look at a time. What breaks is told, and tried again at the next look. */
  look(): Promise<void> {
    this.#looking ??= this.#lookOnce()
      .catch(this.#options.fault)
      .finally(() => {
        this.#looking = null
      })
    return this.#looking
  }

  async #lookOnce(): Promise<void> {
    this.#endExpired()
    if ([...this.#open].some(({ watch }) => watch.size > 0)) this.#tell(await this.#options.world())
  }

  #take(line: Open, frame: unknown): void {
    const { watch, answer } = receive(line.watch, frame)
    const isMore = watch !== line.watch
    line.watch = watch
    if (answer !== null) line.peer.send(answer)
    if (isMore) void this.look()
  }

  #tell(world: World): void {
    const now = this.#options.now()
    for (const line of this.#open) {
      const { watch, frames } = changes(line.watch, line.watcher, world, now)
      line.watch = watch
      for (const frame of frames) line.peer.send(frame)
    }
  }

  #endExpired(): void {
    const now = this.#options.now()
    for (const line of [...this.#open].filter(({ watcher }) => watcher.expiresAt <= now)) {
      this.#drop(line)
      line.peer.close(unauthorized, 'jwt expired')
    }
  }

  #drop(line: Open): void {
    this.#open.delete(line)
    if (this.#open.size > 0 || this.#timer === null) return
    clearInterval(this.#timer)
    this.#timer = null
  }
}
