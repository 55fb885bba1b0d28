import { formatJson } from '@/lib/json'
import type { Witness } from '@/lib/policy'

/** The target of a witness on one line, as JSON. */
export function exampleOf({ request: { target } }: Witness): string {
  const { id, custom_data, agent } = target
  const shown = {
    ...(id === undefined ? {} : { id }),
    ...(custom_data === undefined ? {} : { custom_data }),
    ...(agent === undefined ? {} : { agent }),
  }
  return formatJson(shown).replaceAll(/\s*\n\s*/g, ' ')
}
