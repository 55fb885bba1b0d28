import type CobrowseAPI from 'cobrowse-agent-sdk'
import type { RemoteContext } from 'cobrowse-agent-sdk'
import { type EmbedMessage, readEmbedMessage } from '@/lib/embed'

type EmbedBridgeOptions = {
  readonly frame: HTMLIFrameElement
  readonly origin: string
  /** False when the token is in the address: then the frame is only listened to and worked. */
  readonly isTokenSent: boolean
  onSaid(message: EmbedMessage): void
  onSent(event: 'trust' | 'token'): void
}

/** The page's end of the bridge to one frame. */
export type EmbedBridge = {
  /** Hands a token over, now or as soon as the frame is there. A later one replaces it without a reload. */
  give(token: string): void
  /** Ends the session in the frame by the SDK. */
  endSession(): void
  stop(): void
}

/** What the SDK made for one frame. */
type Attachment = { readonly api: CobrowseAPI; readonly context: RemoteContext }

/**
 * Listens to one frame and attaches the official SDK to it. The SDK is attached only once the frame has said `init` from
 * its right origin, so that a token is never posted towards a page that is not there.
 */
export function openEmbedBridge(options: EmbedBridgeOptions): EmbedBridge {
  const { frame, origin } = options
  const state: { attached?: Attachment; token?: string; turn: number; isThere: boolean } = { turn: 0, isThere: false }

  function listen(message: MessageEvent<unknown>) {
    if (message.source === null || message.source !== frame.contentWindow) return
    const read = readEmbedMessage(message, origin)
    if (!read.ok) return
    options.onSaid(read.value)
    if (read.value.event !== 'init') return
    state.isThere = true
    // The SDK answers a later `init` by itself.
    if (state.attached) tellSent()
    else void attach()
  }

  async function attach() {
    if (state.token === undefined || !state.isThere) return
    state.turn += 1
    const { turn, token } = state
    const { default: Api } = await import('cobrowse-agent-sdk')
    if (turn !== state.turn || frame.contentWindow === null) return
    state.attached?.context.destroy()
    const api = state.attached?.api ?? new Api(undefined, { api: origin })
    state.attached = { api, context: await attachSdk(api, options, token) }
    tellSent()
  }

  function tellSent() {
    options.onSent('trust')
    if (options.isTokenSent) options.onSent('token')
  }

  window.addEventListener('message', listen)
  return {
    give: (token) => {
      state.token = token
      void attach()
    },
    endSession: () => void state.attached?.context.endSession().catch(() => undefined),
    stop: () => {
      state.turn += 1
      window.removeEventListener('message', listen)
      state.attached?.context.destroy()
      state.attached?.api.disconnect()
    },
  }
}

async function attachSdk(api: CobrowseAPI, options: EmbedBridgeOptions, token: string): Promise<RemoteContext> {
  if (options.isTokenSent) api.token = token
  // Without this the SDK would watch for activity and open sockets, which a page around a frame has no use for.
  api.disconnect()
  const context = await api.attachContext(options.frame)
  // An emitter without a listener for `error` throws; what is said was read from the message itself.
  context.on('error', () => undefined)
  return context
}
