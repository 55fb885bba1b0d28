// @ts-check
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout, with a trailing slash. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/**
 * Fills the environment as Next would: `.env` files first, then Remit's own defaults for what the server itself needs.
 * @param {'development' | 'production'} mode
 */
export function loadEnvironment(mode) {
  Object.assign(process.env, { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1', NEXT_MANUAL_SIG_HANDLE: '1' })
  const fromNext = createRequire(createRequire(import.meta.url).resolve('next/package.json'))
  fromNext('@next/env').loadEnvConfig(root, mode === 'development', { info() {}, error: console.error })
  process.env.PORT ||= '3000'
  process.env.HOST ||= 'loopback'
}
