import { doorOf, type Place, placeOf } from './place'
import { daylightRanks } from './plan'
import { type Import, isTest } from './source'

/** Says why an import goes through a wall, or `null`. Only imports of our own files can. */
export function wallBroken(found: Import): string | null {
  if (found.target === null) return null
  return floorBroken(found.from, found.target) ?? doorBroken(found) ?? rankBroken(found.from, found.target)
}

function floorBroken(from: string, target: string): string | null {
  const [here, there] = [placeOf(from), placeOf(target)]
  if (there.floor === 'app' && here.floor !== 'app') return 'nothing imports app'
  if (isTest(from)) return null
  if (there.floor === 'components' && !['app', 'components'].includes(here.floor)) return 'lib does not know components'
  if (there.floor === 'cellar' && here.floor === 'components') return 'components never reach the cellar'
  if (there.floor === 'cellar' && here.floor === 'daylight') return 'daylight does not know the cellar'
  if (target.startsWith('lib/house')) return 'the inspector serves nobody'
  return null
}

function doorBroken({ from, target, specifier }: Import): string | null {
  const door = target === null ? null : doorOf(target)
  if (door === null || target === null || door === doorOf(from) || specifier === `@/${door}`) return null
  if (isOwnUpstairs(from, door) || isForTests(from, door, target) || isForTools(from, door, target)) return null
  return `reach it through @/${door}`
}

/** The cellar of a module reaches its own daylight without a door between. */
function isOwnUpstairs(from: string, door: string): boolean {
  return doorOf(from) === `${door}/server`
}

/** Tests may look at another module's tables, and use what it offers for testing. */
function isForTests(from: string, door: string, target: string): boolean {
  return isTest(from) && (target.startsWith('lib/house/') || /^\/(testing|tables)\.ts$/.test(target.slice(door.length)))
}

/** Configuration files are read by tools that know no alias; what runs the house is scripts without a door. */
function isForTools(from: string, door: string, target: string): boolean {
  return (
    (!from.includes('/') && target === `${door}/index.ts`) || (door === 'lib/server/ops' && target.endsWith('.mjs'))
  )
}

function rankBroken(from: string, target: string): string | null {
  const [here, there] = [placeOf(from), placeOf(target)]
  if (!('module' in here) || !('module' in there) || isTest(from)) return null
  if (here.floor === there.floor && here.module === there.module) return null
  const ceiling = here.floor === there.floor ? here.rank - 1 : lookUp(here)
  return there.rank <= ceiling ? null : `${nameOf(here)} stands below or beside ${nameOf(there)}`
}

/** How high the cellar may look upstairs: to its own module's rank; the plant room to what no business stands on. */
function lookUp(here: Extract<Place, { module: string }>): number {
  const own = daylightRanks.findIndex((rank) => rank.includes(here.module))
  return own === -1 ? 2 : own
}

function nameOf(place: Extract<Place, { module: string }>): string {
  return place.floor === 'cellar' && !place.module.startsWith('server/') ? `${place.module}/server` : place.module
}

/** Finds one cycle among files by the imports that exist at run time; `null` when there is none. */
export function findCycle(imports: readonly Import[]): readonly string[] | null {
  const edges = edgesOf(imports)
  const finished = new Set<string>()
  const trail: string[] = []
  function visit(path: string): readonly string[] | null {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (finished.has(path)) return null
    trail.push(path)
    for (const target of edges.get(path) ?? []) {
      const cycle = visit(target)
      if (cycle !== null) return cycle
    }
    trail.pop()
    finished.add(path)
    return null
  }
  return [...edges.keys()].reduce<readonly string[] | null>((cycle, path) => cycle ?? visit(path), null)
}

function edgesOf(imports: readonly Import[]): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>()
  for (const { from, target, isTypeOnly } of imports) {
    if (isTypeOnly || target === null) continue
    edges.set(from, (edges.get(from) ?? new Set()).add(target))
  }
  return edges
}
