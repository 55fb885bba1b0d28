/** Where the embed goes when a session ends. */
export const endActions = ['dashboard', 'none', 'code'] as const

type Visibility = 'shown' | 'none'

/** Every documented option of an embed (semantics 4.2). */
export type EmbedOptions = {
  /** Narrow a list by custom data, ANDed. Not a security control: the token's policy is. */
  readonly filters: readonly { readonly key: string; readonly value: string }[]
  readonly navigation: Visibility
  readonly endAction: (typeof endActions)[number]
  readonly popout: Visibility
  readonly agentTools: Visibility
  readonly deviceControls: Visibility
  readonly sessionDetails: Visibility
  readonly messages: Visibility
  /** A locale code; empty follows the browser. */
  readonly language: string
}

/** Cobrowse's own default of each option. */
export const defaultEmbedOptions: EmbedOptions = {
  filters: [],
  navigation: 'shown',
  endAction: 'dashboard',
  popout: 'shown',
  agentTools: 'shown',
  deviceControls: 'shown',
  sessionDetails: 'shown',
  messages: 'shown',
  language: '',
}

/** The parts of the default agent UI that can be hidden: option, query parameter, words for a person. */
export const embedParts = [
  {
    option: 'navigation',
    parameter: 'navigation',
    label: 'Navigation',
    description: 'The bar with devices, sessions and settings.',
  },
  {
    option: 'popout',
    parameter: 'popout',
    label: 'Pop-out button',
    description: 'Opens the session in its own window.',
  },
  {
    option: 'agentTools',
    parameter: 'agent_tools',
    label: 'Agent tools',
    description: 'Laser, drawing and remote control.',
  },
  {
    option: 'deviceControls',
    parameter: 'device_controls',
    label: 'Device controls',
    description: 'Full device switch; back and home on Android.',
  },
  {
    option: 'sessionDetails',
    parameter: 'session_details',
    label: 'Session details',
    description: 'Who, which device, custom data.',
  },
  { option: 'messages', parameter: 'messages', label: 'Messages', description: 'Notices shown over the screen.' },
] as const
