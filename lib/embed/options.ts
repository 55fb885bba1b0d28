import * as z from 'zod/mini'

const visibility = z._default(z.enum(['shown', 'none']), 'shown')

/** Every documented option of an embed (semantics 4.2), each with Cobrowse's own default. */
export const EmbedOptions = z.object({
  /** Narrow a list by custom data, ANDed. Not a security control: the token's policy is. */
  filters: z._default(
    z.readonly(
      z.array(
        z.readonly(z.object({ key: z.string().check(z.minLength(1, 'A filter needs a key.')), value: z.string() })),
      ),
    ),
    [],
  ),
  navigation: visibility,
  endAction: z._default(z.enum(['dashboard', 'none', 'code']), 'dashboard'),
  popout: visibility,
  agentTools: visibility,
  deviceControls: visibility,
  sessionDetails: visibility,
  messages: visibility,
  /** A locale code; empty follows the browser. */
  language: z._default(
    z.string().check(z.regex(/^([A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*)?$/, 'must be a locale code such as de or pt-BR')),
    '',
  ),
})
export type EmbedOptions = z.infer<typeof EmbedOptions>

/** The options with every default. */
export const defaultEmbedOptions: EmbedOptions = EmbedOptions.parse({})

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
