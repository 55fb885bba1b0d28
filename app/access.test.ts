import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { deeds } from '@/lib/authz'
import * as connection from '@/lib/connection/server'
import * as grants from '@/lib/grants/server'
import * as guardrails from '@/lib/guardrails/server'
import { makers } from '@/lib/house/actions'
import { listPaths } from '@/lib/house/source'
import { waysIn } from '@/lib/house/ways-in'
import * as keys from '@/lib/keys/server'
import * as members from '@/lib/members/server'
import * as sandbox from '@/lib/sandbox/server'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { largeOperations } from '@/lib/server/ops/http/body/operations.mjs'
import type { Operation } from '@/lib/server/service'
import { contextOf, owner } from '@/lib/server/service/testing'
import * as setup from '@/lib/setup/server'
import * as templates from '@/lib/templates/server'
import * as tokens from '@/lib/tokens/server'

const doors = {
  ...connection,
  ...grants,
  ...guardrails,
  ...keys,
  ...members,
  ...sandbox,
  ...setup,
  ...templates,
  ...tokens,
}
const operations = new Map(
  Object.entries(doors).flatMap(([name, value]) => (isOperation(value) ? [[name, value]] : [])),
)

let database: Database

beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
})
afterAll(() => database.close())

function isOperation(value: unknown): value is Operation<never, unknown> {
  return typeof value === 'object' && value !== null && 'deed' in value && 'execute' in value
}

/** The deeds of the operations a text hands to the door with this name. */
function deedsBehind(text: string, door: string): readonly string[] {
  return [...text.matchAll(new RegExp(`\\b${door}\\((\\w+)`, 'g'))].map(([, name = '']) => {
    return operations.get(name)?.deed ?? `${name} is no operation`
  })
}

/** Every way in that the file tree makes, each with the deeds that guard it. */
function foundWays(): readonly (readonly [string, readonly string[]])[] {
  return listPaths()
    .filter((path) => /^app\/(.*\/)?(page|layout|actions|route|template|default)\.tsx?$/.test(path))
    .flatMap((path) => {
      if (path.endsWith('.tsx')) return [[path, pageDeeds(path)] as const]
      const text = readFileSync(path, 'utf8')
      const list = /export \{([^}]*)\}/.exec(text)?.[1]?.matchAll(/\bas (\w+)/g) ?? []
      const single = text.matchAll(/^export (?:const|async function|function) (\w+)(?: = (.*))?/gm)
      return [...list, ...single]
        .filter(([, name]) => name !== 'dynamic')
        .map(([, name, value = '']) => {
          return [
            `${path} ${name}`,
            deedsBehind(value, `(?:${[...makers, 'route', 'download', 'heldRoute'].join('|')})`),
          ] as const
        })
    })
}

/** What a page asks for, itself or through a module beside it that several pages read by. */
function pageDeeds(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8')
  const beside = [...text.matchAll(/from '(\.{1,2}\/[\w/-]+)'/g)]
    .map(([, from = '']) => join(dirname(path), `${from}.ts`))
    .filter((module) => !module.endsWith('/actions.ts') && listPaths().includes(module))
  const texts = [...beside.map((module) => readFileSync(module, 'utf8')), text]
  const named = [...text.matchAll(/\bpageDeed\('([^']+)'\)/g)].map(([, deed = '']) => deed)
  return [...new Set([...texts.flatMap((each) => deedsBehind(each, '(?:pageQuery|heldQuery)')), ...named])]
}

test('every page, layout, action and route is on the list, and the list has no others', () => {
  expect(
    foundWays()
      .map(([way]) => way)
      .toSorted(),
  ).toEqual(Object.keys(waysIn).toSorted())
})

test.each(foundWays())('%s is guarded by exactly the deeds of the list', (way, found) => {
  const expected = waysIn[way] ?? 'not on the list'
  expect(found).toEqual(typeof expected === 'string' ? [] : expected)
})

test('every deed of the table is one operation, and every operation is of the table', () => {
  expect([...operations.values()].map(({ deed }) => deed).toSorted()).toEqual(Object.keys(deeds).toSorted())
})

test.each([...operations].filter(([, { deed }]) => deeds[deed] !== 'anyone'))(
  '%s refuses the signed-out and whoever holds no role, before it looks at what it is given',
  async (_name, operation) => {
    const hostile = {} as never
    const nobody = await operation.execute(contextOf(null), hostile)
    const roleless = await operation.execute(contextOf({ ...owner, roles: [] }), hostile)
    expect([nobody, roleless].map((outcome) => (outcome.ok ? 'done' : outcome.failure.code))).toEqual([
      'unauthenticated',
      'forbidden',
    ])
  },
)

test('what a browser holds is for whom no role is asked, and is made by its own makers', () => {
  const held = listPaths()
    .filter((path) => /^app\/.*(page\.tsx|actions\.ts|route\.ts)$/.test(path))
    .flatMap((path) =>
      deedsBehind(readFileSync(path, 'utf8'), '(?:linkAction|claimAction|heldAction|heldRoute|heldQuery)'),
    )
  expect(held.length).toBeGreaterThan(0)
  expect(held.filter((deed) => Reflect.get(deeds, deed) !== 'anyone')).toEqual([])
})

test('what may bring a large body is asked about the operation that guards it', () => {
  for (const [way, { deed }] of Object.entries(largeOperations)) expect([way, waysIn[way]]).toEqual([way, [deed]])
})
