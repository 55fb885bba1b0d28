import * as z from 'zod/mini'
import { defaultEmbedOptions, endActions } from './options'

const visibility = z._default(z.enum(['shown', 'none']), 'shown')

/** The shape of an embed's options; what is not said has its default. */
export const embedOptionsSchema = z.object({
  filters: z._default(
    z.readonly(
      z.array(
        z.readonly(z.object({ key: z.string().check(z.minLength(1, 'A filter needs a key.')), value: z.string() })),
      ),
    ),
    [],
  ),
  navigation: visibility,
  endAction: z._default(z.enum(endActions), defaultEmbedOptions.endAction),
  popout: visibility,
  agentTools: visibility,
  deviceControls: visibility,
  sessionDetails: visibility,
  messages: visibility,
  language: z._default(
    z.string().check(z.regex(/^([A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*)?$/, 'must be a locale code such as de or pt-BR')),
    '',
  ),
})
