import { createRequire } from 'node:module'

/** Where packages are looked for. A bundler that knew this function would try to read the program as a source. */
const find = { from: createRequire }

/**
 * The program of the engine: the one that is named, else the one of this platform's package, an optional dependency. Null
 * where there is neither.
 */
export function findEngine(named: string | undefined): string | null {
  if (named !== undefined) return named
  try {
    return find.from(import.meta.url).resolve(['@cerbos', `cerbos-${process.platform}-${process.arch}`].join('/'))
  } catch {
    return null
  }
}
