import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { passwordLength } from '@/lib/members'
import { type Database, database } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { deriveSecret, kek } from '@/lib/server/kek'
import { authTables } from './auth-tables'
import { hashPassword, verifyPassword } from './password'
import { findActiveMember } from './store'

/** Seconds a sign-in lasts at most, however much it is used. */
export const sessionSeconds = 8 * 60 * 60

/** The sign-in library over one database. */
export type Auth = ReturnType<typeof buildAuth>

const built = new WeakMap<Database, Auth>()

/** The sign-in library over the shared database, built on first use: the build of the app must not open a database. */
export async function auth(): Promise<Auth> {
  const opened = await database()
  const known = built.get(opened) ?? buildAuth(opened)
  built.set(opened, known)
  return known
}

/** The name of the session cookie; the `__Host-` prefix binds it to this host and to https. */
export function sessionCookieName(appOrigin: string): string {
  return appOrigin.startsWith('https:') ? '__Host-remit_session' : 'remit_session'
}

/** What the sign-in library is told, without the database. */
export function authOptions(): BetterAuthOptions {
  const { APP_ORIGIN } = env()
  const isHttps = APP_ORIGIN.startsWith('https:')
  return {
    ...authTables,
    appName: 'Remit',
    baseURL: APP_ORIGIN,
    basePath: '/api/auth',
    trustedOrigins: [APP_ORIGIN],
    // Given as a list, the secret cannot be overruled by an environment variable of the library's own.
    secrets: [{ version: 1, value: deriveSecret(kek(), 'session cookie') }],
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.shortest,
      maxPasswordLength: passwordLength.longest,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { ...authTables.session, expiresIn: sessionSeconds, disableSessionRefresh: true },
    // Tries are counted before the library is asked (`sign-in/tries.ts`): it knows no browser that is known.
    rateLimit: { ...authTables.rateLimit, enabled: false },
    advanced: {
      // The library's own prefix would be `__Secure-`; ours is stricter and is part of the name.
      useSecureCookies: false,
      cookiePrefix: 'remit',
      cookies: { session_token: { name: sessionCookieName(APP_ORIGIN) } },
      defaultCookieAttributes: { httpOnly: true, path: '/', sameSite: 'strict', secure: isHttps },
      ipAddress: { ipAddressHeaders: ['x-remit-client-address'], ipv6Subnet: 64 },
    },
  }
}

function buildAuth({ db, dialect }: Database) {
  return betterAuth({
    ...authOptions(),
    database: { db, type: dialect },
    databaseHooks: {
      session: {
        create: { before: async ({ userId }) => (await findActiveMember(db, userId)) !== undefined },
      },
    },
  })
}
