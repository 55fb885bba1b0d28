import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { deeds } from '@/lib/authz'
import * as connection from '@/lib/connection/server'
import * as grants from '@/lib/grants/server'
import * as guardrails from '@/lib/guardrails/server'
import { listPaths } from '@/lib/house/source'
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

/** What guards each page, layout, action and route: its deeds, or in words why it needs none. A new one must be added here. */
const guards: Readonly<Record<string, readonly string[] | string>> = {
  'app/layout.tsx': 'the document around every page; reads nothing of the business',
  'app/(auth)/layout.tsx': 'the frame before sign-in; reads nothing',
  'app/(auth)/sign-in/page.tsx': 'where one signs in',
  'app/(auth)/setup/page.tsx': 'only says so once there is an owner; the action asks for the code',
  'app/(auth)/setup/actions.ts complete': ['setup.complete'],
  'app/(auth)/invite/page.tsx': 'reads nothing; the actions ask for the token',
  'app/(auth)/invite/actions.ts read': ['member.invite-read'],
  'app/(auth)/invite/actions.ts accept': ['member.accept'],
  'app/(open)/layout.tsx': 'nothing but the background; reads nothing',
  'app/(open)/open/page.tsx': 'reads nothing; the action asks for the code',
  'app/(open)/open/[id]/page.tsx': ['grant.open'],
  'app/(open)/open/actions.ts claim': ['grant.claim'],
  'app/(open)/open/actions.ts more': ['grant.more'],
  'app/(open)/open/actions.ts leave': ['grant.leave'],
  'app/(open)/open/[id]/token/route.ts POST': ['grant.renew'],
  'app/(open)/open/[id]/standing/route.ts GET': ['grant.standing'],
  'app/(console)/layout.tsx': ['connection.get'],
  'app/(console)/page.tsx': 'leads on to the first place the roles open',
  'app/(console)/templates/page.tsx': ['template.list'],
  'app/(console)/templates/actions.ts create': ['template.create'],
  'app/(console)/templates/actions.ts rename': ['template.rename'],
  'app/(console)/templates/actions.ts duplicate': ['template.duplicate'],
  'app/(console)/templates/actions.ts remove': ['template.delete'],
  'app/(console)/templates/actions.ts restore': ['template.restore'],
  'app/(console)/templates/actions.ts archive': ['template.archive'],
  'app/(console)/templates/actions.ts unarchive': ['template.unarchive'],
  'app/(console)/templates/actions.ts listNames': ['template.names'],
  'app/(console)/templates/actions.ts exportAll': ['template.export'],
  'app/(console)/templates/actions.ts importAll': ['template.import'],
  'app/(console)/templates/actions.ts findValidTokens': ['token.valid'],
  'app/(console)/templates/new/page.tsx': ['template.names', 'guardrail.get', 'connection.get', 'template.create'],
  'app/(console)/templates/[id]/layout.tsx': ['template.get'],
  'app/(console)/templates/[id]/(draft)/page.tsx': ['template.get', 'connection.get', 'guardrail.get'],
  'app/(console)/templates/[id]/versions/page.tsx': ['template.get', 'template.versions'],
  'app/(console)/templates/[id]/publish/page.tsx': [
    'template.get',
    'template.state',
    'template.versions',
    'approval.list',
    'guardrail.get',
    'token.valid',
    'approval.request',
  ],
  'app/(console)/templates/[id]/publish/actions.ts publish': ['template.publish'],
  'app/(console)/templates/[id]/publish/actions.ts restore': ['template.restore-version'],
  'app/(console)/templates/[id]/publish/actions.ts request': ['approval.request'],
  'app/(console)/templates/[id]/publish/actions.ts approve': ['approval.approve'],
  'app/(console)/templates/[id]/publish/actions.ts decline': ['approval.decline'],
  'app/(console)/templates/[id]/actions.ts save': ['template.save-draft'],
  'app/(console)/templates/[id]/actions.ts rename': ['template.rename'],
  'app/(console)/templates/[id]/actions.ts sign': ['token.test'],
  'app/(console)/keys/page.tsx': ['key.list', 'connection.get'],
  'app/(console)/keys/actions.ts generate': ['key.generate'],
  'app/(console)/keys/actions.ts add': ['key.import'],
  'app/(console)/sandbox/page.tsx': ['sandbox.targets', 'connection.get'],
  'app/(console)/sandbox/actions.ts reset': ['sandbox.reset'],
  'app/(console)/sandbox/actions.ts change': ['sandbox.switch'],
  'app/(console)/members/page.tsx': ['member.list'],
  'app/(console)/members/actions.ts invite': ['member.invite'],
  'app/(console)/members/actions.ts cancel': ['member.invite-cancel'],
  'app/(console)/members/actions.ts change': ['member.change-roles'],
  'app/(console)/members/actions.ts disable': ['member.disable'],
  'app/(console)/members/actions.ts enable': ['member.enable'],
  'app/(console)/account/page.tsx': ['account.sessions'],
  'app/(console)/account/actions.ts change': ['account.change-password'],
  'app/(console)/account/actions.ts end': ['account.end-session'],
  'app/(console)/account/actions.ts endOthers': ['account.end-other-sessions'],
  'app/(console)/guardrail/page.tsx': ['guardrail.get', 'guardrail.change'],
  'app/(console)/guardrail/actions.ts read': ['guardrail.get'],
  'app/(console)/guardrail/actions.ts findRefused': ['guardrail.refused'],
  'app/(console)/guardrail/actions.ts change': ['guardrail.change'],
  'app/(console)/settings/page.tsx': ['connection.get', 'guardrail.get'],
  'app/(console)/simulator/page.tsx': ['template.names', 'connection.get'],
  'app/(console)/settings/actions.ts change': ['connection.change'],
  'app/(console)/ledger/page.tsx': ['grant.list'],
  'app/(console)/ledger/actions.ts findValue': ['grant.value-terms'],
  'app/(console)/ledger/actions.ts openValues': ['grant.values'],
  'app/(console)/ledger/actions.ts extend': ['grant.extend'],
  'app/(console)/ledger/actions.ts end': ['grant.end'],
  'app/(console)/ledger/actions.ts endAll': ['grant.end-all'],
  'app/(console)/ledger/actions.ts findHeld': ['grant.list'],
  'app/(console)/ledger/actions.ts handOn': ['grant.hand-over'],
  'app/(console)/ledger/actions.ts makeLink': ['grant.link'],
  'app/(console)/who-could-see/page.tsx': ['grant.who-could-see'],
  'app/(console)/who-could-see/actions.ts findWho': ['grant.who-could-see'],
  'app/(console)/who-could-see/actions.ts findTemplates': ['grant.could-give'],
  'app/(console)/who-could-see/actions.ts findSigned': ['token.signed'],
  'app/(console)/who-could-see/actions.ts openValues': ['grant.values'],
  'app/(console)/approvals/page.tsx': ['approval.waiting'],
  'app/(console)/issue/page.tsx': ['grant.desk'],
  'app/(console)/issue/actions.ts readVersion': ['grant.desk-version'],
  'app/(console)/issue/actions.ts give': ['grant.give'],
  'app/(console)/issue/actions.ts ask': ['grant.ask'],
  'app/(console)/issue/actions.ts makeLink': ['grant.link'],
  'app/(console)/issue/actions.ts mintToken': ['grant.token'],
  'app/(console)/issue/actions.ts extend': ['grant.extend'],
  'app/(console)/issue/actions.ts handOn': ['grant.hand-over'],
  'app/(console)/issue/actions.ts findHeld': ['grant.list'],
  'app/(console)/issue/actions.ts findSame': ['grant.held'],
  'app/(console)/requests/page.tsx': ['grant.requests'],
  'app/(console)/requests/[id]/page.tsx': ['grant.get', 'grant.requests'],
  'app/(console)/requests/actions.ts approve': ['grant.approve'],
  'app/(console)/requests/actions.ts decline': ['grant.decline'],
  'app/(console)/requests/actions.ts openValues': ['grant.values'],
  'app/(console)/help/page.tsx': 'leads on to the guide',
  'app/(console)/help/[document]/page.tsx': 'documents that everybody may read',
  'app/api/v1/sandbox/targets/route.ts GET': ['sandbox.targets'],
  'app/api/v1/templates/[id]/route.ts GET': ['template.get'],
  'app/api/v1/templates/[id]/versions/route.ts GET': ['template.versions'],
  'app/api/v1/templates/[id]/state/route.ts GET': ['template.state'],
  'app/api/v1/grants/route.ts GET': ['grant.list'],
  'app/api/v1/grants/figures/route.ts GET': ['grant.figures'],
  'app/api/v1/grants/export/route.ts GET': ['grant.export'],
  'app/api/v1/grants/[id]/route.ts GET': ['grant.get'],
  'app/api/v1/account/route.ts GET': ['account.who'],
  'app/api/v1/approvals/waiting/route.ts GET': ['approval.waiting'],
  'app/api/v1/requests/route.ts GET': ['grant.requests'],
  'app/api/v1/requests/waiting/route.ts GET': ['grant.waiting'],
  'app/api/auth/[...path]/route.ts POST': 'signing in and out',
  'app/api/fault-report/route.ts POST': 'what broke in a browser; writes a bounded log',
  'app/api/csp-report/route.ts POST': 'what browsers report; writes a bounded log',
  'app/health/route.ts GET': 'whether the database answers',
  'app/.well-known/jwks.json/route.ts GET': 'public keys are public',
  'app/sandbox-host/[[...path]]/page.tsx': 'the stand-in for Cobrowse, on its own origin',
  'app/sandbox-host/api/[[...path]]/route.ts DELETE': 'asks for a signed token, as Cobrowse does',
  'app/sandbox-host/api/[[...path]]/route.ts GET': 'asks for a signed token, as Cobrowse does',
  'app/sandbox-host/api/[[...path]]/route.ts OPTIONS': 'asks for a signed token, as Cobrowse does',
  'app/sandbox-host/api/[[...path]]/route.ts PATCH': 'asks for a signed token, as Cobrowse does',
  'app/sandbox-host/api/[[...path]]/route.ts POST': 'asks for a signed token, as Cobrowse does',
  'app/sandbox-host/api/[[...path]]/route.ts PUT': 'asks for a signed token, as Cobrowse does',
}

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
function waysIn(): readonly (readonly [string, readonly string[]])[] {
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
            deedsBehind(value, '(?:action|route|download|claimAction|heldAction|heldRoute)'),
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
    waysIn()
      .map(([way]) => way)
      .toSorted(),
  ).toEqual(Object.keys(guards).toSorted())
})

test.each(waysIn())('%s is guarded by exactly the deeds of the list', (way, found) => {
  const expected = guards[way] ?? 'not on the list'
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

test('what may bring a large body is asked about the operation that guards it', () => {
  for (const [way, { deed }] of Object.entries(largeOperations)) expect([way, guards[way]]).toEqual([way, [deed]])
})
