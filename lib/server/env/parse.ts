import { z } from 'zod'
import { err, ok, parseUrl, type Result } from '@/lib/base'
import { isPlainOrigin } from '@/lib/headers'

const origin = z
  .string()
  .refine(isOrigin, 'must be an origin such as https://remit.example.com, without path or final slash')

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .refine((value) => value > 0 && value < 65_536, 'must be between 1 and 65535')

/** Most that one member gives or asks for in a minute; no more than a script could want. */
const givingPerMinute = z
  .string()
  .regex(/^\d{1,6}$/, 'must be a whole number')
  .transform(Number)
  .refine((value) => value > 0, 'must be at least 1')

/** Most pages of a team that may frame the sandbox: each stands in a header of every answer. */
const maxEmbeddingOrigins = 32

const origins = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .refine((list) => list.every(isOrigin), {
    error: 'must be origins such as https://crm.acme.example, separated by commas, without path or final slash',
    abort: true,
  })
  .refine((list) => list.length <= maxEmbeddingOrigins, `must be at most ${maxEmbeddingOrigins} origins`)
  .refine((list) => list.every(isEncrypted), 'must be https unless they are on this machine')

/** What the environment may hold, and the default of each variable. `.env.example` is held equal to its keys. */
export const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('loopback'),
  APP_ORIGIN: origin.optional(),
  SANDBOX_ORIGIN: origin.optional(),
  EMBEDDING_ORIGINS: origins,
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
  REMIT_KEK: z.string().min(1).optional(),
  REMIT_KEK_FILE: z.string().min(1).optional(),
  GIVING_PER_MINUTE: givingPerMinute.default(60),
  CERBOS_BIN: z.string().min(1).optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || [])),
})

type Parsed = z.infer<typeof environmentSchema>

/** The settings Remit runs with. */
export type Environment = Omit<Parsed, 'APP_ORIGIN' | 'SANDBOX_ORIGIN'> & {
  readonly APP_ORIGIN: string
  readonly SANDBOX_ORIGIN: string
}

/**
 * Reads the environment. All problems are named at once, by variable and without values.
 * An empty variable counts as not set.
 */
export function parseEnvironment(source: Record<string, string | undefined>): Result<Environment, readonly string[]> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) return err([...parsed.error.issues.map(describeIssue), ...problemsOfValidParts(given)])
  const { APP_ORIGIN = `http://localhost:${parsed.data.PORT}`, ...rest } = parsed.data
  const sandboxOrigin = rest.SANDBOX_ORIGIN ?? defaultSandboxOrigin(APP_ORIGIN, rest.PORT)
  const problems = [
    ...originProblems(APP_ORIGIN, sandboxOrigin),
    ...hostProblems(rest.HOST, APP_ORIGIN),
    ...kekProblems(rest),
  ]
  return problems.length > 0 || sandboxOrigin === null
    ? err(problems)
    : ok({ ...rest, APP_ORIGIN, SANDBOX_ORIGIN: sandboxOrigin })
}

function describeIssue({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${path.join('.')} ${message}`
}

/** What is wrong between variables that can be read, although another one cannot: nobody should start twice to learn it. */
function problemsOfValidParts(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { HOST, APP_ORIGIN, SANDBOX_ORIGIN } = given
  const others = [...hostProblems(HOST, APP_ORIGIN), ...kekProblems(given)]
  if (APP_ORIGIN === undefined || !isOrigin(APP_ORIGIN)) return others
  if (SANDBOX_ORIGIN !== undefined && isOrigin(SANDBOX_ORIGIN))
    return [...originProblems(APP_ORIGIN, SANDBOX_ORIGIN), ...others]
  return [...appOriginProblems(new URL(APP_ORIGIN)), ...others]
}

/** Whoever reaches plain http from another machine writes the Host and Origin that this one trusts, and is overheard. */
function hostProblems(host = 'loopback', appOrigin = 'http://localhost'): string[] {
  if (isLoopbackAddress(host) || !appOrigin.startsWith('http:')) return []
  return ['HOST must be loopback unless APP_ORIGIN is https: sign-in would cross the network in clear text']
}

function kekProblems({
  REMIT_KEK,
  REMIT_KEK_FILE,
}: {
  REMIT_KEK?: string | undefined
  REMIT_KEK_FILE?: string | undefined
}) {
  return REMIT_KEK && REMIT_KEK_FILE ? ['REMIT_KEK and REMIT_KEK_FILE are both set: keep one'] : []
}

function defaultSandboxOrigin(appOrigin: string, portNumber: number): string | null {
  return new URL(appOrigin).hostname === 'localhost' ? `http://127.0.0.1:${portNumber}` : null
}

function originProblems(appOrigin: string, sandboxOrigin: string | null): string[] {
  const app = new URL(appOrigin)
  const problems = appOriginProblems(app)
  if (sandboxOrigin === null) return [...problems, 'SANDBOX_ORIGIN must be set, to another host than APP_ORIGIN']
  const sandbox = new URL(sandboxOrigin)
  if (sandbox.protocol === 'http:' && !isLoopback(sandbox.hostname)) {
    problems.push('SANDBOX_ORIGIN must be https unless it is on this machine')
  }
  if (areRelatedHosts(app.hostname, sandbox.hostname)) {
    problems.push('SANDBOX_ORIGIN must be on another host than APP_ORIGIN, neither above nor below it')
  }
  return problems
}

function appOriginProblems(app: URL): string[] {
  const isOpen = app.protocol === 'http:' && !isLoopback(app.hostname)
  return isOpen ? ['APP_ORIGIN must be https unless it is on this machine'] : []
}

/** Tells whether two host names are the same or one is a subdomain of the other. */
function areRelatedHosts(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}

/**
 * The name above two hosts when they look like siblings of one site (`acme.example` of `a.acme.example` and
 * `b.acme.example`), else null. Cookies are kept apart by host and origin there, but not by `SameSite`. Which names are
 * public suffixes is not known here, so it is a reason to warn and not to refuse.
 */
export function siteAbove(a: string, b: string): string | null {
  if (isAddress(a) || isAddress(b)) return null
  const [left, right] = [a.split('.').toReversed(), b.split('.').toReversed()]
  const shared = left.findIndex((label, at) => label !== right[at])
  return shared < 2 ? null : left.slice(0, shared).toReversed().join('.')
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^[\d.]+$/.test(hostname)
}

/** Tells whether a host name can only mean this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}

/** Tells whether an address to listen on is one that only this machine reaches. */
function isLoopbackAddress(host: string): boolean {
  return host === 'loopback' || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function isEncrypted(text: string): boolean {
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || isLoopback(hostname)
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text)
  if (url === null) return false
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text && isPlainOrigin(text)
}
