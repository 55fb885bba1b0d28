import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Browser } from './browser'
import { codeOf, giveBare, holdGrant, isQuick, mintBare, type Renewal, renew } from './desk'
import { dialects, type Running, World } from './world'

const run = promisify(execFile)
const many = isQuick ? 24 : 200

/** Every way in which a token leaves, the one after the other. */
async function mintByAll(app: Running, world: World, count: number): Promise<readonly string[]> {
  // Two of one grant in one second say the same, and are the same.
  const tokens = new Set<string>()
  const [lead, owner] = [app.browser('lead'), app.browser('owner')]
  const keep = (token: unknown) => tokens.add(String(token))
  while (tokens.size < count) {
    const { agent, id } = await holdGrant(app, world)
    for (let round = 0; round < 3; round += 1) keep((await renew(agent, id)).token)
    const bare = await mintBare(lead, await giveBare(lead, world))
    if (bare.ok) keep(bare.value.token)
    if (tokens.size % 5 === 0) keep(await testToken(owner, world))
    await forceErrors(agent, id, [...tokens].at(-1) ?? '')
  }
  return [...tokens]
}

async function testToken(owner: Browser, world: World): Promise<unknown> {
  const { body } = await owner.ask({ path: `/api/v1/templates/${world.seed.templateId}` })
  const { revision }: { revision: number } = JSON.parse(body.toString())
  const asked = { templateId: world.seed.templateId, revision, lifetimeSeconds: 300, values: { user_id: 'c_1' } }
  return (await owner.done('app/(console)/templates/[id]/actions.ts sign', asked)).token
}

/** A token where none belongs: in an address, a header, a body, an id and a code. None of that may be written down. */
async function forceErrors(agent: Browser, id: string, token: string): Promise<void> {
  const json = { 'content-type': 'application/json' }
  await agent.ask({ path: `/open/${id}/token`, method: 'POST', headers: json, body: `{"token":"${token}"` })
  await agent.ask({ path: '/api/v1/grants', headers: { authorization: `Bearer ${token}` } })
  await agent.act('app/(open)/open/actions.ts claim', { code: token })
  await agent.act('app/(console)/ledger/actions.ts end', { id: token })
  await agent.act('app/(open)/open/actions.ts more', { id, minutes: 5, reason: 7, token })
}

/** Every file of a folder, as text of its bytes. */
function filesIn(folder: string): readonly (readonly [name: string, text: string])[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name), 'latin1')])
}

async function dumpOf(world: World): Promise<string> {
  if (world.dialect === 'sqlite') return ''
  const tables = await world.rows<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  )
  const texts: string[] = []
  for (const { name } of tables) texts.push(JSON.stringify(await world.rows(`select * from "${name}"`)))
  return texts.join('\n')
}

/** What those who may look see of the grants, and what the health of the server says. */
async function pagesOf(app: Running, id: string): Promise<readonly (readonly [name: string, text: string])[]> {
  const lead = app.browser('lead')
  const paths = [
    '/ledger',
    '/requests',
    '/issue',
    '/who-could-see',
    '/api/v1/grants?limit=50',
    `/api/v1/grants/${id}`,
    '/health',
  ]
  const pages: (readonly [string, string])[] = []
  for (const path of paths) pages.push([path, (await lead.ask({ path })).body.toString()])
  return pages
}

test.each(dialects)(
  'on %s no token and no signature is in a log, a file, a table, a page or an error',
  async (dialect) => {
    const world = await World.make(dialect)
    const app = await world.start()
    const tokens = await mintByAll(app, world, many)
    expect(tokens.length).toBeGreaterThanOrEqual(many)
    const [{ id = '' } = {}] = await world.rows<{ id: string }>('select id from access_grant limit 1')
    const seen = [...(await pagesOf(app, id)), ['tables', await dumpOf(world)] as const]
    await app.stop()
    const all = [...seen, ...filesIn(world.folder)]
    const found = all.flatMap(([name, text]) => {
      const signatures = tokens.filter((token) => text.includes(token.split('.')[2] ?? token))
      const heads = text.includes('eyJhbGciOiJSUzI1NiI') ? ['the head of a token'] : []
      return signatures.length + heads.length === 0 ? [] : [[name, signatures.length, ...heads]]
    })
    expect(found).toEqual([])
    world.remove()
  },
)

test('when the database is away, the error says so and holds nothing of a token', async () => {
  const world = await World.make('sqlite')
  const app = await world.start()
  const { agent, id } = await holdGrant(app, world)
  const { token } = await renew(agent, id)
  await run('prlimit', ['--pid', String(app.pid), '--fsize=4096:unlimited'])
  const refused: Renewal[] = []
  for (let count = 0; count < 5; count += 1) refused.push(await renew(agent, id))
  await run('prlimit', ['--pid', String(app.pid), '--fsize=unlimited'])
  expect(refused.map((one) => [one.status, one.token])).toEqual(Array(5).fill([503, null]))
  expect(codeOf(await mintBare(app.browser('lead'), await giveBare(app.browser('lead'), world)))).toBe('done')
  const signature = token?.split('.')[2] ?? ''
  expect(JSON.stringify(refused)).not.toMatch(/eyJ/)
  expect(signature).not.toBe('')
  expect(world.printed()).not.toContain(signature)
  expect(world.printed()).not.toContain('eyJhbGciOiJSUzI1NiI')
  await app.kill()
  world.remove()
})
