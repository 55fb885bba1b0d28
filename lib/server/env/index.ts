/**
 * The settings Remit runs with: the only reader of the environment, validated whole at start-up.
 * Law: `.env.example` lists exactly these variables.
 */
import 'server-only'

export { env, isBuilding, isServingBuild } from './env'
export { type Environment, isLoopback, siteAbove } from './parse'
