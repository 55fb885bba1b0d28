import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * The program of the engine: the one that is named, else the one of this platform's package, an optional dependency. Null
 * where there is neither.
 */
export function findEngine(named: string | undefined): string | null {
  if (named !== undefined) return named
  try {
    return require.resolve(`@cerbos/cerbos-${process.platform}-${process.arch}`)
  } catch {
    return null
  }
}
