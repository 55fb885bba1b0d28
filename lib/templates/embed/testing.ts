import fc from 'fast-check'
import { type EmbedOptions, embedParts } from '@/lib/embed'
import { type EmbedDefaults, type EmbedFilters, templatePages } from './embed-defaults'
import { embedSchema } from './embed-schema'

const text = fc.constantFrom('user_id', 'tenant', '7', 'Ünal', 'a&filter_b=c', '#', '%41', 'x=y', '__proto__', '+', ' ')

/** Filters without any parameter, in keys and values that an address has to carry with care. */
export const anyFilters: fc.Arbitrary<EmbedFilters> = fc.array(
  fc.record({ key: text, value: fc.oneof(text, fc.constant('')) }),
  { maxLength: 4 },
)

const shown = fc.constantFrom<'shown' | 'none'>('shown', 'none')

/** Embed defaults with filters of this kind. */
export function embedWith(filters: fc.Arbitrary<EmbedFilters>): fc.Arbitrary<EmbedDefaults> {
  const parts = fc.record(Object.fromEntries(embedParts.map(({ option }) => [option, shown])))
  const rest = fc.record({
    page: fc.constantFrom(...templatePages),
    endAction: fc.constantFrom<EmbedOptions['endAction']>('dashboard', 'none', 'code'),
    language: fc.constantFrom('', 'de', 'pt-BR'),
  })
  return fc.tuple(parts, rest, filters).map(([hidden, others, list]) => {
    return embedSchema.parse({ ...hidden, ...others, filters: list })
  })
}

/** Any embed defaults without parameters. */
export const anyEmbed: fc.Arbitrary<EmbedDefaults> = embedWith(anyFilters)
