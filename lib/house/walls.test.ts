import { expect, test } from 'vitest'
import { codeOf, type Import, importsOf } from './source'
import { findCycle, wallBroken } from './walls'

function imported(from: string, specifier: string, target: string): Import {
  return { from, specifier, target, isTypeOnly: false }
}

test.each([
  ['lib/tokens/claims.ts', '@/lib/policy', 'lib/policy/index.ts'],
  ['lib/tokens/server/sign.ts', '@/lib/keys/server', 'lib/keys/server/index.ts'],
  ['lib/tokens/server/sign.ts', '../claims', 'lib/tokens/claims.ts'],
  ['lib/tokens/server/sign.test.ts', '@/lib/server/db/testing', 'lib/server/db/testing.ts'],
  ['components/policy/form.tsx', '@/lib/policy', 'lib/policy/index.ts'],
  ['components/policy/form.tsx', '@/components/ui/button', 'components/ui/button.tsx'],
  ['app/page.tsx', '@/lib/templates/server', 'lib/templates/server/index.ts'],
])('%s may import %s', (from, specifier, target) => {
  expect(wallBroken(imported(from, specifier, target))).toBeNull()
})

test.each([
  ['lib/policy/evaluate.ts', '@/lib/tokens', 'lib/tokens/index.ts'],
  ['lib/policy/evaluate.ts', '@/lib/keys', 'lib/keys/index.ts'],
  ['lib/tokens/claims.ts', '@/lib/policy/evaluate', 'lib/policy/evaluate.ts'],
  ['lib/tokens/claims.ts', '@/lib/keys/server', 'lib/keys/server/index.ts'],
  ['lib/tokens/claims.ts', './server/store', 'lib/tokens/server/store.ts'],
  ['lib/keys/server/read.ts', '@/lib/tokens/server', 'lib/tokens/server/index.ts'],
  ['lib/keys/server/read.ts', '@/lib/tokens', 'lib/tokens/index.ts'],
  ['lib/server/db/client.ts', '@/lib/keys/server', 'lib/keys/server/index.ts'],
  ['lib/server/db/client.ts', '@/lib/templates', 'lib/templates/index.ts'],
  ['lib/base/id.ts', '@/components/ui/button', 'components/ui/button.tsx'],
  ['components/ui/button.tsx', '@/lib/server/env', 'lib/server/env/index.ts'],
  ['components/ui/button.tsx', '@/app/layout', 'app/layout.tsx'],
  ['app/page.tsx', '@/lib/templates/server/store', 'lib/templates/server/store.ts'],
  ['app/page.tsx', '@/lib/server/db/testing', 'lib/server/db/testing.ts'],
])('%s may not import %s', (from, specifier, target) => {
  expect(wallBroken(imported(from, specifier, target))).not.toBeNull()
})

test('imports are read in every form they are written in', () => {
  const text = [
    "import 'server-only'",
    "import type { A } from './a'",
    "import {\n  b,\n  type C,\n} from '@/lib/base'",
    "export { d } from './d'",
    "const late = () => import('node:fs')",
    "// import { no } from './no'",
  ].join('\n')
  const found = importsOf({ path: 'lib/x/y.ts', text })
  expect(found.map(({ specifier }) => specifier)).toEqual(['server-only', './a', '@/lib/base', './d', 'node:fs'])
  expect(found.map(({ isTypeOnly }) => isTypeOnly)).toEqual([false, true, false, false, false])
})

test('a cycle is found, and one made of types alone is none', () => {
  const there = imported('a.ts', './b', 'b.ts')
  const back = imported('b.ts', './a', 'a.ts')
  expect(findCycle([there, back])).toEqual(['a.ts', 'b.ts', 'a.ts'])
  expect(findCycle([there, { ...back, isTypeOnly: true }])).toBeNull()
})

test('words in comments and texts are no code', () => {
  expect(codeOf("/* Date.now() */ const a = 'Date.now()' // Date.now()\nb()")).not.toContain('Date.now')
})
