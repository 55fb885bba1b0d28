import { cellarRanks, daylightRanks } from './plan'

/** On which floor a file stands, and in which module. */
export type Place =
  | { readonly floor: 'app' | 'components' | 'outside' }
  | { readonly floor: 'daylight' | 'cellar'; readonly module: string; readonly rank: number }

/** Reads from the path alone where a file stands. A module that the plan does not know has rank -1. */
export function placeOf(path: string): Place {
  const [top, module = '', next] = path.split('/')
  if (top === 'app' || top === 'components') return { floor: top }
  if (top !== 'lib' || module === 'house' || !path.includes('/', 4)) return { floor: 'outside' }
  if (module === 'server') return cellar(`server/${next}`)
  if (next === 'server') return cellar(module)
  return { floor: 'daylight', module, rank: rankIn(daylightRanks, module) }
}

/** The module's door: the only path under which other modules may reach it. */
export function doorOf(path: string): string | null {
  const match = /^lib\/(server\/[^/]+|[^/]+\/server|[^/]+)\//.exec(path)
  return match ? `lib/${match[1]}` : null
}

function cellar(module: string): Place {
  return { floor: 'cellar', module, rank: rankIn(cellarRanks, module) }
}

function rankIn(ranks: readonly (readonly string[])[], module: string): number {
  return ranks.findIndex((rank) => rank.includes(module))
}
