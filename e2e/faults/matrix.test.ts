import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deed, deeds, mayDo, type Role, roles } from '@/lib/authz'
import { waysIn } from '@/lib/house/ways-in'
import { type Answer, type Browser, builtActions, pathOf } from './browser'
import { type Running, World } from './world'

/** Each role on its own, and whoever is not signed in. */
const people = [...roles, 'nobody'] as const
type Person = (typeof people)[number]

const ways = Object.entries(waysIn)
const [actions, pages] = [/\/actions\.ts \w+$/, /\/page\.tsx$/].map((kind) => ways.filter(([way]) => kind.test(way)))
const routes = ways.flatMap(([way, guard]) => {
  const [, place = '', method = ''] = /^(.*\/route\.ts) (\w+)$/.exec(way) ?? []
  return place === '' || place.startsWith('app/sandbox-host/') ? [] : [{ way, place, method, guard }]
})

let world: World
let app: Running
let browsers: Readonly<Record<Person, Browser>>
/** What stands for a blank of an address. */
let blanks: readonly (readonly [RegExp, string])[]

beforeAll(async () => {
  world = await World.make('sqlite')
  app = await world.start()
  browsers = Object.fromEntries(
    people.map((who) => [who, app.browser(who === 'nobody' ? undefined : who)]),
  ) as unknown as typeof browsers
  const asked = await browsers.requester.done('app/(console)/issue/actions.ts ask', {
    templateId: world.seed.templateId,
    version: 1,
    requestKey: crypto.randomUUID(),
    agent: { email: 'ida@acme.example', name: 'Ida Berg' },
    values: { user_id: 'c_1' },
    reason: 'The customer cannot find the export.',
  })
  blanks = [
    [/(?<=\/templates\/)\[id\]/, world.seed.templateId],
    [/\[id\]/, String(asked.id)],
    [/\[document\]/, 'guide'],
    [/\[\.\.\.path\]/, 'none'],
  ]
})
afterAll(async () => {
  await app.kill()
  world.remove()
})

const addressOf = (place: string): string =>
  blanks.reduce((address, [blank, value]) => address.replace(blank, value), pathOf(place))

/** Whether the table of roles lets somebody do all of these. */
function mayAll(who: Person, guard: readonly string[]): boolean {
  const held: readonly Role[] = who === 'nobody' ? [] : [who]
  return guard.every((deed) => mayDo(deed as Deed, held))
}

/** What guards a page: its own deeds, and those of the layouts around it. */
function guardOfPage(way: string): readonly string[] {
  const own = waysIn[way]
  const folder = dirname(way)
  const around = ways.filter(
    ([layout]) => layout.endsWith('/layout.tsx') && `${folder}/`.startsWith(`${dirname(layout)}/`),
  )
  return [own, ...around.map(([, guard]) => guard)].flatMap((guard) => (typeof guard === 'string' ? [] : (guard ?? [])))
}

/** What a page shows: itself, the way to sign in, or that there is no such page. What streams says so in its text. */
function shownBy({ status, headers, body }: Answer): string {
  const text = body.toString()
  const to = headers.location ?? /NEXT_REDIRECT;\w+;([^;]+);/.exec(text)?.[1]
  if (to !== undefined) return new URL(to, 'http://remit').pathname === '/sign-in' ? 'sign-in' : 'leads on'
  if (status === 404 || text.includes('NEXT_HTTP_ERROR_FALLBACK;404')) return 'not found'
  return status === 200 ? 'shown' : `status ${status}`
}

function expectedOf(who: Person, way: string): string {
  const guard = guardOfPage(way)
  if (guard.length === 0) return 'shown'
  if (who === 'nobody' && !mayAll(who, guard)) return 'sign-in'
  return mayAll(who, guard) ? 'shown' : 'not found'
}

/** Every person with what came of `ask`, a few at a time. */
async function everybody<T>(ask: (who: Person, browser: Browser) => Promise<T>): Promise<Readonly<Record<string, T>>> {
  const found: Record<string, T> = {}
  for (const pair of [people.slice(0, 4), people.slice(4)])
    await Promise.all(pair.map(async (who) => (found[who] = await ask(who, browsers[who]))))
  return found
}

function forEverybody<T>(answer: (who: Person) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(people.map((who) => [who, answer(who)]))
}

test('every page, route and action of the build is on the list, and all of the list was built', () => {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../.next/app-path-routes-manifest.json'), 'utf8'),
  )
  const built = Object.keys(manifest).filter((place) => !/^\/_(not-found|global-error)\//.test(place))
  const listed = ways.flatMap(([way]) => {
    const place = /^app(.*\/(?:page|route))\.tsx?(?: \w+)?$/.exec(way)?.[1]
    return place === undefined ? [] : [place]
  })
  expect(built.toSorted()).toEqual([...new Set(listed)].toSorted())
  expect([...builtActions().keys()].toSorted()).toEqual((actions ?? []).map(([way]) => way).toSorted())
})

test.each(actions ?? [])('the action %s answers each role as the table of roles says', async (way, guard) => {
  expect(Array.isArray(guard) && guard.every((deed) => deed in deeds)).toBe(true)
  const answers = await everybody(async (_who, browser) => {
    const outcome = await browser.act(way, null)
    return outcome.ok ? 'done' : outcome.failure.code
  })
  // What is sent is no input of any: whoever may do it is told that, and nobody else gets so far.
  const expected = forEverybody((who) => {
    return mayAll(who, guard as readonly string[]) ? 'invalid' : who === 'nobody' ? 'unauthenticated' : 'forbidden'
  })
  expect(answers).toEqual(expected)
})

test.each(actions ?? [])(
  'the action %s is refused from another site and without an origin, whoever asks',
  async (way) => {
    for (const headers of [{ origin: 'https://evil.test' }, {}]) {
      const { headers: own, ...sent } = browsers.owner.action(way, null)
      const { origin: _own, ...others } = own
      const answer = await browsers.owner.ask({ ...sent, headers: { ...others, ...headers } })
      expect(answer.body.toString()).toContain('came from another site')
    }
  },
)

/** Pages without deeds of their own that are not simply shown. */
const special: Readonly<Record<string, (who: Person) => string>> = {
  'app/(console)/page.tsx': (who) => (who === 'nobody' ? 'sign-in' : 'leads on'),
  'app/(console)/help/page.tsx': (who) => (who === 'nobody' ? 'sign-in' : 'leads on'),
  // Whoever may not read the guardrail sees the page without it.
  'app/(console)/settings/page.tsx': (who) => (who === 'nobody' ? 'sign-in' : 'shown'),
  // Who may only ask finds what they asked for themselves.
  'app/(console)/requests/[id]/page.tsx': (who) =>
    who === 'nobody' ? 'sign-in' : who === 'requester' || who === 'lead' || who === 'owner' ? 'shown' : 'not found',
  'app/(auth)/sign-in/page.tsx': (who) => (who === 'nobody' ? 'shown' : 'leads on'),
  'app/sandbox-host/[[...path]]/page.tsx': () => 'not found',
}

test.each(pages ?? [])(
  'the page %s is shown to whom the table of roles says, and tells others nothing',
  async (way) => {
    const expected = forEverybody((who) => expectedAt(who, way))
    const path = addressOf(way)
    expect(await everybody(async (_who, browser) => shownBy(await browser.ask({ path })))).toEqual(expected)
  },
)

const expectedAt = (who: Person, way: string): string => special[way]?.(who) ?? expectedOf(who, way)

test.each((pages ?? []).filter(([, guard]) => typeof guard !== 'string'))(
  'what a browser fetches of the page %s ahead has nothing for whom it is not shown',
  async (way) => {
    for (const who of people.filter((one) => expectedAt(one, way) !== 'shown')) {
      const fetched = await fetchAhead(browsers[who], addressOf(way))
      expect([who, shownBy(fetched)]).toEqual([who, expectedAt(who, way)])
      expect([who, fetched.body.includes('ida@acme.example')]).toEqual([who, false])
    }
  },
)

/** Asks for a page as the router of a browser does, which is sent to an address of its own for that. */
async function fetchAhead(browser: Browser, path: string): Promise<Answer> {
  const headers = { rsc: '1' }
  const sent = await browser.ask({ path, headers })
  const to = sent.headers.location
  return to?.includes('_rsc') ? browser.ask({ path: to.replace(app.origin, ''), headers }) : sent
}

test.each(routes)('the route $way answers each role as the table of roles says', async ({ place, method, guard }) => {
  const headers = method === 'GET' ? {} : { origin: app.origin, 'content-type': 'application/json' }
  const answers = await everybody(async (_who, browser) => {
    const { status } = await browser.ask({
      method,
      path: addressOf(place),
      headers,
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    return status === 401 || status === 403 ? status : status >= 500 ? status : 'let in'
  })
  const expected = forEverybody((who) => {
    if (typeof guard === 'string' || mayAll(who, guard)) return 'let in'
    return who === 'nobody' ? 401 : 403
  })
  expect(answers).toEqual(expected)
})

test('no route does anything by another method than those on the list', async () => {
  for (const place of new Set(routes.map((route) => route.place))) {
    const listed = routes.filter((route) => route.place === place).map(({ method }) => method)
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => !listed.includes(method))
    for (const method of others) {
      const headers = method === 'GET' ? {} : { origin: app.origin }
      const { status } = await browsers.owner.ask({ method, path: addressOf(place), headers })
      expect([place, method, status]).toEqual([place, method, 405])
    }
  }
})

test('the sandbox is not reached by the address of the app', async () => {
  for (const path of ['/sandbox-host', '/sandbox-host/api/1/users/me', '/sandbox-host/dashboard']) {
    expect((await browsers.owner.ask({ path })).status).toBe(404)
  }
})
