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
  readonly trustedOrigin: string
  /** Someone else around the frame asked for trust. It gets no answer. */
  onStranger(origin: string): void
  onTrust(): void
  onToken(token: string): void
  /** Answers a call, or undefined for a method nobody knows: that gets no answer. */
  onRequest(method: string, data: unknown): Promise<JsonValue> | undefined
}

/** The frame's end of the bridge: trusts one origin, and says nothing but `init` before it heard from there. */
export type Bridge = { send(event: string, data: JsonValue): void; stop(): void }

/** Opens the bridge to the page around this frame and announces the frame with `init`. */
export function openBridge(options: BridgeOptions): Bridge {
  const host = window.parent
  const state = { isTrusted: false }

  function post(event: string, data: JsonValue, trustedOnly: boolean) {
    if (host !== window && state.isTrusted)
      host.postMessage(frameMessage(event, data, trustedOnly), options.trustedOrigin)
  }

  function listen(message: MessageEvent<unknown>) {
    if (host === window || message.source !== host) return
    const said = readHostMessage(message.data)
    if (said === null) return
    if (message.origin !== options.trustedOrigin) return options.onStranger(message.origin)
    state.isTrusted = true
    if (said.event === 'trust') options.onTrust()
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

  window.addEventListener('message', listen)
  // Whoever embeds the frame is not known yet, so this one message goes to anyone; it says nothing.
  if (host !== window) host.postMessage(frameMessage('init', null, false), '*')
  return {
    send: (event, data) => post(event, data, true),
    stop: () => window.removeEventListener('message', listen),
  }
}
