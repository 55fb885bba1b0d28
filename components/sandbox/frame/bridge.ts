import type { JsonValue } from '@/lib/base'
import { frameMessage, readHostMessage } from '@/lib/sandbox'

/** What a call over the bridge is refused with. */
export class BridgeRefusal extends Error {
  readonly id: string

  constructor(id: string, message: string) {
    super(message)
    this.id = id
  }
}

type BridgeOptions = {
  readonly trustedOrigins: readonly string[]
  /** Someone else around the frame asked for trust. It gets no answer. */
  onStranger(origin: string): void
  /** Called each time the page around the frame attaches, with its origin. */
  onTrust(origin: string): void
  onToken(token: string): void
  /** Answers a call, or undefined for a method nobody knows: that gets no answer. */
  onRequest(method: string, data: unknown): Promise<JsonValue> | undefined
}

/** The frame's end of the bridge: trusts listed origins only, and says nothing but `init` before it heard from one. */
export type Bridge = { send(event: string, data: JsonValue): void; stop(): void }

/** The page that holds this one: around it as a frame, or the one that opened it as a window; null where there is none. */
function hostWindow(): Window | null {
  if (window.parent !== window) return window.parent
  const opener: Window | null = window.opener
  return opener
}

/** Opens the bridge to the page that holds this one and announces itself with `init`. */
export function openBridge(options: BridgeOptions): Bridge {
  const host = hostWindow()
  const state: { origin: string | null } = { origin: null }

  function post(event: string, data: JsonValue, trustedOnly: boolean) {
    if (state.origin !== null) host?.postMessage(frameMessage(event, data, trustedOnly), state.origin)
  }

  function listen(message: MessageEvent<unknown>) {
    if (host === null || message.source !== host) return
    const said = readHostMessage(message.data)
    if (said === null) return
    if (!options.trustedOrigins.includes(message.origin)) return options.onStranger(message.origin)
    state.origin = message.origin
    if (said.event === 'trust') options.onTrust(message.origin)
    else if (said.event === 'token') options.onToken(said.data)
    else void reply(said.data, said.trustedOnly)
  }

  async function reply({ id, method, data }: { id: string; method: string; data?: unknown }, trustedOnly: boolean) {
    try {
      const answer = options.onRequest(method, data)
      if (answer !== undefined) post('rpc:response', { id, data: await answer }, trustedOnly)
    } catch (thrown) {
      const error =
        thrown instanceof BridgeRefusal ? thrown : new BridgeRefusal('internal', 'The frame could not do this.')
      post('rpc:response', { id, error: { id: error.id, message: error.message } }, trustedOnly)
    }
  }

  /** What breaks because the page goes away is nobody's error. */
  function leave({ persisted }: PageTransitionEvent) {
    if (!persisted) state.origin = null
  }

  window.addEventListener('message', listen)
  window.addEventListener('pagehide', leave)
  // Whoever holds this page is not known yet, so this one message goes to anyone; it says nothing.
  host?.postMessage(frameMessage('init', null, false), '*')
  return {
    send: (event, data) => post(event, data, true),
    stop: () => {
      window.removeEventListener('message', listen)
      window.removeEventListener('pagehide', leave)
    },
  }
}
