import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { JsonValue } from '@/lib/base'
import type { SandboxContext, SandboxRequest } from './api/call'
import { handleSandboxRequest } from './handle'
import type { World } from './world'

/** The moment every sandbox test starts at. */
export const testNow = Date.UTC(2026, 4, 4, 12)

/** The license key of test tokens. */
const testLicense = 'license-test'

/** Who test tokens are for. */
export const testSubject = 'agent@example.com'

const pair = await generateKeyPair('RS256', { modulusLength: 2048 })

/** The private half of the key the test context knows. */
export const testPrivateKey = pair.privateKey

/** Signs a token with the test key. Claims given replace the ordinary ones; `undefined` leaves one out. */
export function testToken(claims: Record<string, unknown> = {}, key = pair.privateKey): Promise<string> {
  const iat = Math.floor(testNow / 1000)
  const payload = { iss: testLicense, sub: testSubject, aud: 'https://cobrowse.io', iat, exp: iat + 600, ...claims }
  const kept: JWTPayload = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined))
  return new SignJWT(kept).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(key)
}

/** A context with the test key, a fixed secret and bytes that count up. */
export async function testContext(changes: Partial<SandboxContext> = {}): Promise<SandboxContext> {
  let next = 0
  return {
    keys: { keys: [await exportJWK(pair.publicKey)] },
    licenseKeys: [testLicense],
    now: testNow,
    randomBytes: (count) => Uint8Array.from({ length: count }, () => next++ & 255),
    ticketSecret: new Uint8Array(32),
    ...changes,
  }
}

/** A caller of the API that keeps the world between calls and can let time pass. */
export async function testCaller(world: World, claims: Record<string, unknown>, changes: Partial<SandboxContext> = {}) {
  const token = await testToken({ exp: Math.floor(testNow / 1000) + 86_400, ...claims })
  const context = await testContext(changes)
  const state = { world, now: context.now }
  async function call(method: string, path: string, body?: JsonValue) {
    const url = new URL(path, 'http://sandbox.example')
    const request: SandboxRequest = {
      method,
      path: url.pathname,
      query: url.searchParams,
      authorization: `Bearer ${token}`,
      body: body === undefined ? '' : JSON.stringify(body),
    }
    const { response, world: next } = await handleSandboxRequest(request, state.world, { ...context, now: state.now })
    state.world = next
    return { status: response.status, json: JSON.parse(response.body || 'null'), headers: response.headers }
  }
  return {
    call,
    world: () => state.world,
    wait: (ms: number) => {
      state.now += ms
    },
  }
}
