/**
 * What the frame may do. `allow-same-origin` is safe only because the frame is on another origin than the app, which the
 * connection and start-up both enforce; without it the frame's origin is "null" and the bridge trusts nothing.
 * No navigation of the page around it, no windows, no dialogs.
 */
export const embedSandboxAttributes = 'allow-scripts allow-same-origin allow-forms'

/** The powers the frame gets. Screen capture, camera and microphone are switched off for the whole app by its headers. */
export const embedAllow = 'fullscreen'
