import { AppError } from '@/lib/base'
import { type Environment, parseEnvironment } from './parse'

let cached: Environment | undefined

/** The settings, read once. Throws `unavailable` naming every problem when the environment is not valid. */
export function env(): Environment {
  cached ??= readEnvironment()
  return cached
}

function readEnvironment(): Environment {
  const parsed = parseEnvironment(process.env)
  if (!parsed.ok)
    throw new AppError('unavailable', { message: `The environment is not valid: ${parsed.error.join('; ')}.` })
  return parsed.value
}

/** Tells whether Next is building, when no database may be opened. */
export function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}

/** Tells whether a build is served: in development, and in a test, each page is compiled when it is asked for. */
export function isServingBuild(): boolean {
  return process.env.NODE_ENV === 'production'
}
