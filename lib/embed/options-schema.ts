import * as z from 'zod/mini'
import { endActions, defaultEmbedOptions as usual } from './options'

const visibility = z.enum(['shown', 'none'])

/** The shape of an embed's options; what is not said has its default. */
export const embedOptionsSchema = z.object({
  filters: z._default(
    z.readonly(
      z.array(
        z.readonly(z.object({ key: z.string().check(z.minLength(1, 'A filter needs a key.')), value: z.string() })),
      ),
    ),
    usual.filters,
  ),
  navigation: z._default(visibility, usual.navigation),
  endAction: z._default(z.enum(endActions), usual.endAction),
  popout: z._default(visibility, usual.popout),
  agentTools: z._default(visibility, usual.agentTools),
  deviceControls: z._default(visibility, usual.deviceControls),
  sessionDetails: z._default(visibility, usual.sessionDetails),
  messages: z._default(visibility, usual.messages),
  language: z._default(
    z.string().check(z.regex(/^([A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*)?$/, 'must be a locale code such as de or pt-BR')),
    usual.language,
  ),
})
