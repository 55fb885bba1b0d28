import type { Target } from '@/lib/policy'
import type { AskedTarget, Scalar } from './asked'

/** A target as it is asked about, with what no policy can name left out; its agent is known by the id alone. */
export function askedOf({ id, custom_data, agent }: Target): AskedTarget {
  const data = Object.entries(custom_data ?? {}).flatMap(([key, value]): readonly [string, readonly Scalar[]][] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[key, [value]]] : [],
  )
  return {
    ...(id === undefined ? {} : { id }),
    custom_data: Object.fromEntries(data),
    agent: agent === undefined ? null : { id: agent },
  }
}
