/**
 * What the frame may do. `allow-same-origin` is safe only because the frame is on another origin than the app, which the
 * connection and start-up both enforce; without it the frame's origin is "null" and the bridge trusts nothing.
 */
export const embedSandboxAttributes = 'allow-scripts allow-same-origin allow-forms'

/** Powers a frame gets only by explicit choice. */
export type EmbedPermissions = { readonly displayCapture: boolean; readonly microphone: boolean }

/** The `allow` attribute of the frame, for its own origin only. */
export function embedAllow({ displayCapture, microphone }: EmbedPermissions): string {
  return ['fullscreen', ...(displayCapture ? ['display-capture'] : []), ...(microphone ? ['microphone'] : [])].join(
    '; ',
  )
}
