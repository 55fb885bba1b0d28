import type CobrowseAPI from 'cobrowse-agent-sdk'
import type { RemoteContext } from 'cobrowse-agent-sdk'
import { type EmbedMessage, readEmbedMessage } from '@/lib/embed'

type PreviewBridgeOptions = {
  readonly frame: HTMLIFrameElement
  readonly origin: string
  /** False when the token is in the address: then the frame is only listened to and worked. */
  readonly isTokenSent: boolean
  onSaid(message: EmbedMessage): void
  onSent(event: 'trust' | 'token'): void
}

/** The page's end of the bridge to one frame. */
export type PreviewBridge = {
  /** Hands a token over, now or as soon as the frame is there. A later one replaces it without a reload. */
  give(token: string): void
  /** Ends the session in the frame by the SDK. */
  endSession(): void
  stop(): void
}

/**
 * Listens to one frame and attaches the official SDK to it. The SDK is attached only once the frame has said `init` from
 * its right origin, so that a token is never posted towards a page that is not there.
 */
export function openPreviewBridge(options: PreviewBridgeOptions): PreviewBridge {
  const { frame, origin } = options
  const state: {
    api?: CobrowseAPI
    context?: RemoteContext
    token?: string
    turn: number
    isThere: boolean
    isOver: boolean
  } = {
    turn: 0,
    isThere: false,
    isOver: false,
  }

  function listen(message: MessageEvent<unknown>) {
    if (message.source === null || message.source !== frame.contentWindow) return
    const read = readEmbedMessage(message, origin)
    if (!read.ok) return
    options.onSaid(read.value)
    if (read.value.event !== 'init') return
    state.isThere = true
    // The SDK answers a later `init` by itself.
    if (state.context) tellSent()
    else void attach()
  }

  async function attach() {
    const { token } = state
    if (token === undefined || !state.isThere) return
    state.turn += 1
    const { turn } = state
    const { default: Api } = await import('cobrowse-agent-sdk')
    if (turn !== state.turn || state.isOver || frame.contentWindow === null) return
    state.context?.destroy()
    state.api ??= new Api(undefined, { api: origin })
    if (options.isTokenSent) state.api.token = token
    // Without this the SDK would watch for activity and open sockets, which the preview has no use for.
    state.api.disconnect()
    state.context = await state.api.attachContext(frame)
    // An emitter without a listener for `error` throws; what is said was read above.
    state.context.on('error', () => undefined)
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
    endSession: () => void state.context?.endSession().catch(() => undefined),
    stop: () => {
      state.isOver = true
      window.removeEventListener('message', listen)
      state.context?.destroy()
      state.api?.disconnect()
    },
  }
}
