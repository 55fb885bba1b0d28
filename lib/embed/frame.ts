import type { EmbedOptions } from './options'
import type { EmbedPage } from './page'

/**
 * What the frame may do. `allow-same-origin` is safe only because the frame is on another origin than the app, which the
 * connection and start-up both enforce; without it the frame's origin is "null" and the bridge trusts nothing.
 * No navigation of the page around it, no windows, no dialogs.
 */
export const embedSandboxAttributes = 'allow-scripts allow-same-origin allow-forms'

/** The powers the frame gets. Screen capture, camera and microphone are switched off for the whole app by its headers. */
export const embedAllow = 'fullscreen'

/**
 * The powers that a page of one's own hands to the frame (`allow`, semantics 4.4): what the chosen page and its options need
 * and no more. A frame without one of them leaves its button dead, without a word.
 */
export function embedPowers(page: EmbedPage, { agentTools, sessionDetails }: EmbedOptions): string {
  const hasTools = page.kind !== 'recording' && agentTools === 'shown'
  return [
    'fullscreen',
    // What is shown of a session is copied out of the frame; what an agent pastes into a device is read by their tools.
    ...(sessionDetails === 'shown' ? ['clipboard-write'] : []),
    ...(hasTools ? ['clipboard-read', 'display-capture'] : []),
  ].join('; ')
}
