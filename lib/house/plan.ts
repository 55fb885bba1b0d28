/** Modules upstairs, lowest first. A module may look at lower ranks; equal ranks do not know each other. */
export const daylightRanks: readonly (readonly string[])[] = [
  ['base', 'help'],
  ['json', 'headers'],
  ['policy', 'embed', 'keys', 'authz', 'audit', 'claims', 'rules'],
  ['guardrails'],
  ['templates', 'tokens', 'members', 'connection'],
  ['sandbox', 'setup', 'import', 'grants'],
  ['simulation'],
]

/** Modules in the cellar, lowest first: `server/x` is `lib/server/x`, the others are `lib/x/server`. */
export const cellarRanks: readonly (readonly string[])[] = [
  ['server/ops'],
  ['server/env'],
  ['server/observability', 'help'],
  ['server/db', 'server/kek'],
  ['server/journal', 'server/limits', 'server/lookup', 'authz'],
  ['server/service'],
  ['members', 'keys', 'connection', 'guardrails', 'audit', 'rules'],
  ['templates'],
  ['tokens'],
  ['sandbox', 'setup'],
  ['grants'],
  ['server/http', 'server/start'],
]

/** Every folder that may lie beside `lib`. */
export const topFolders = ['.ci', 'app', 'components', 'e2e', 'lib', 'public']

/** Every file that may lie beside `lib`: what tools insist on finding there, and what people look for first. */
export const topFiles =
  /^(\.(env\.example|gitignore|npmrc)|(ARCHITECTURE|CHANGELOG|CONTRIBUTING|README|SECURITY)\.md|(biome|knip|knip\.production|package|package-lock|tsconfig)\.json|(next|vitest)\.config\.ts|postcss\.config\.mjs|(instrumentation|instrumentation-client|proxy|next-env\.d)\.ts)$/

/** Names that say nothing of what lies inside. */
export const drawers = /^(utils?|helpers?|common|misc|managers?|dto|shared)$/

/** Most lines a file may have, tables, vectors and tests aside; most lines of a function, and of a component. */
export const ceilings = { file: 250, function: 50, component: 150, folder: 15 }

/** Where the environment may be read. */
export const environmentReaders = /^(lib\/server\/(env|ops)\/|e2e\/plant\.ts$)/

/** Where Kysely may be imported. */
export const queryBuilders = /\/(tables|store)\.ts$|^lib\/server\/(db|journal)\//

/** What a file in daylight may not touch, so that it runs in a browser, a test or another product unchanged. */
export const summoned: Readonly<Record<string, RegExp>> = {
  'the clock': /\bDate\.now\(|new Date\(\)|performance\.now\(/,
  chance: /\bMath\.random\(|\bcrypto\.(getRandomValues|randomUUID)\(/,
  'the network': /\bfetch\(|new WebSocket\(|new XMLHttpRequest\(/,
  'the environment': /\bprocess\.env\b/,
  timers: /\bset(Timeout|Interval)\(/,
}

/** Packages that belong to the cellar. */
export const cellarPackages = /^(node:|next($|\/)|kysely($|\/)|better-sqlite3$|pg$|better-auth($|\/)|server-only$)/
