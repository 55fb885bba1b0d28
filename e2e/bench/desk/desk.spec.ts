import { randomBytes } from 'node:crypto'
import type { TestInfo } from '@playwright/test'
import { expect, ownerState, test } from '../../fixtures'
import { copyOfSeed } from '../../servers'
import { percentile, report, spread } from '../figure'
import { type Client, cookiesOf, openClient } from './action-client'
import { addGrants } from './bulk-grants'
import { bareSignatures, keepBusy, watchMemory } from './load'

const inFlight = 32
/** Longer with REMIT_BENCH_MINUTES=10, as a leak wants time to be seen. */
const minutes = Number(process.env.REMIT_BENCH_MINUTES ?? 1)
/** The size that setup makes when not asked otherwise. */
const modulusLength = 3072
const [many, most] = [100_000, 1_000_000]

const issue = 'app/(console)/issue/actions.ts'
type Template = { readonly id: string; readonly version: number }
type Given = { readonly id: string; readonly customer: string; readonly at: number; readonly code: string | null }

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs: nothing.
test('access is given, renewed, found and answered for while 32 ask at once', async ({}, info) => {
  test.setTimeout(3_600_000)
  const copy = copyOfSeed('desk')
  let { server, stop } = await copy.start()
  let client = openClient({ origin: server.origin, cookie: cookiesOf(ownerState) })
  const restart = async (between: () => void) => {
    client.close()
    await stop()
    between()
    ;({ server, stop } = await copy.start())
    client = openClient({ origin: server.origin, cookie: cookiesOf(ownerState) })
  }
  const template = await makeTemplate(client)
  const model = await give(client, template, 'token')
  await restart(() => addGrants(copy.folder, { model: model.id, count: many, now: Date.now() }))
  const quiet = await measureReads(client)
  const given = await measureGiving(info, { client, template, pid: server.pid, quiet })
  await measureRenewing(info, { client, template, origin: server.origin })
  const few = await askWho(client, given)
  await restart(() => addGrants(copy.folder, { model: model.id, count: most - many, now: Date.now() }))
  const all = await askWho(client, given)
  report(info, {
    name: 'who could see, over 1,000,000 grants, p95',
    value: percentile(all, 0.95),
    unit: 'ms',
    detail: spread(all),
    baseline: { name: 'the same over 100,000, p95', value: percentile(few, 0.95) },
    aim: 100,
  })
  const wide = await askWhoOverYear(client, model)
  report(info, {
    name: 'who could see what 200,000 of 1,000,000 grants reach, at any instant of a year, p95',
    value: percentile(wide, 0.95),
    unit: 'ms',
    detail: spread(wide),
    baseline: { name: 'what one grant reaches, p95', value: percentile(all, 0.95) },
    aim: 100,
  })
  client.close()
  await stop()
})

async function makeTemplate(client: Client): Promise<Template> {
  const rule = { custom_data: { user_id: '{{user_id}}' }, permissions: ['read'] }
  const parameter = { name: 'user_id', type: 'string', label: 'Customer', required: true, maxLength: 20 }
  const made = await client.act<{ id: string }>(
    '/templates/new',
    { file: 'app/(console)/templates/actions.ts', name: 'create' },
    {
      name: `Desk ${randomBytes(4).toString('hex')}`,
      text: JSON.stringify({ role: null, policy: { version: 3, devices: rule } }),
      parameters: JSON.stringify([parameter]),
      issuance: '{"deliveries":["link","token"]}\n',
    },
  )
  const consent = { note: 'For the desk.', liveVersion: null, acknowledgesWider: true, reasons: [] }
  const published = await client.act<{ number: number }>(
    `/templates/${made.id}/publish`,
    { file: 'app/(console)/templates/[id]/publish/actions.ts', name: 'publish' },
    { id: made.id, revision: 1, ...consent },
  )
  return { id: made.id, version: published.number }
}

/** Asks for access as the page does and, as a token, mints it: each record is on the disk before its answer. */
async function give(client: Client, template: Template, delivery: 'link' | 'token'): Promise<Given> {
  const customer = `c_${randomBytes(8).toString('hex')}`
  const asked = await client.act<{ id: string; code: string | null }>(
    '/issue',
    { file: issue, name: 'give' },
    {
      templateId: template.id,
      version: template.version,
      requestKey: randomBytes(16).toString('hex'),
      agent: { email: `${customer}@acme.example`, name: 'Ida Berg' },
      values: { user_id: customer },
      delivery,
      reason: 'The customer cannot find the export.',
    },
  )
  if (delivery === 'token') await client.act('/issue', { file: issue, name: 'mintToken' }, { id: asked.id })
  return { ...asked, customer, at: Date.now() }
}

const reads = {
  'ledger page': '/api/v1/grants?limit=50',
  'search by an agent nobody is': '/api/v1/grants?agent=nobody-is-called-so',
  'search by words of one reason': '/api/v1/grants?words=export+4711+of',
  'search by a key and a state': '/api/v1/grants?key=zz&state=active',
} as const
type Reads = ReadonlyMap<string, readonly number[]>

/** How long each of the reads takes, one after the other, so many rounds or until it is told to stop. */
async function measureReads(
  client: Client,
  isOver: (round: number) => boolean = (round) => round >= 20,
): Promise<Reads> {
  const samples = new Map<string, number[]>(Object.keys(reads).map((name) => [name, []]))
  for (let round = 0; !isOver(round); round += 1) {
    for (const [name, address] of Object.entries(reads)) {
      const start = performance.now()
      await client.get(address)
      samples.get(name)?.push(performance.now() - start)
    }
  }
  return samples
}

type Giving = { readonly client: Client; readonly template: Template; readonly pid: number; readonly quiet: Reads }

async function measureGiving(info: TestInfo, { client, template, pid, quiet }: Giving): Promise<readonly Given[]> {
  const given: Given[] = []
  const deed = async () => given.push(await give(client, template, 'token'))
  await keepBusy(deed, { inFlight, milliseconds: 5_000 })
  const bare = await bareSignatures(modulusLength)
  const alone = await keepBusy(deed, { inFlight, milliseconds: 15_000 })
  const share = {
    name: 'grant and token over HTTP, 32 in flight, as share of bare signatures',
    unit: '%',
    atLeast: 25,
  } as const
  const detail = `${alone.perSecond.toFixed(0)}/s of ${bare.toFixed(0)}/s`
  const baseline = { name: `crypto.sign, RSA ${modulusLength}, two threads`, value: 100 }
  report(info, { ...share, value: (100 * alone.perSecond) / bare, detail, baseline })
  report(info, {
    name: 'grant and token over HTTP, 32 in flight, p99',
    value: percentile(alone.samples, 0.99),
    unit: 'ms',
    detail: spread(alone.samples),
    baseline: { name: 'one bare signature', value: 2_000 / bare },
    aim: 300,
  })
  const stop = watchMemory(pid)
  let isOver = false
  const [, loaded] = await Promise.all([
    keepBusy(deed, { inFlight, milliseconds: minutes * 60_000 }).finally(() => {
      isOver = true
    }),
    measureReads(client, () => isOver),
  ])
  const { slope, last } = stop()
  for (const [name, samples] of loaded) {
    report(info, {
      name: `${name}, 100,000 grants, under that load, p95`,
      value: percentile(samples, 0.95),
      unit: 'ms',
      detail: spread(samples),
      baseline: { name: 'the same without load, p95', value: percentile(quiet.get(name) ?? [], 0.95) },
      aim: 200,
    })
  }
  report(info, {
    name: `memory under that load, ${minutes} min`,
    value: slope,
    unit: 'MB/min',
    detail: `${last.toFixed(0)} MB at the end`,
    baseline: { name: 'aim', value: 5 },
    aim: 5,
  })
  return given
}

type Renewing = { readonly client: Client; readonly template: Template; readonly origin: string }

/** Each agent's page may ask for ten tokens a minute, and each network may open twenty links: so these are many of both. */
async function measureRenewing(info: TestInfo, { client, template, origin }: Renewing): Promise<void> {
  const holders = await Promise.all(
    Array.from({ length: 64 }, async (_, index) => {
      const { id, code } = await give(client, template, 'link')
      const own = openClient({ origin, cookie: '', localAddress: `127.2.${index}.1` })
      await own.act('/open', { file: 'app/(open)/open/actions.ts', name: 'claim' }, { code })
      return { id, own }
    }),
  )
  const waiting = holders.flatMap((holder) => Array.from({ length: 9 }, () => holder))
  const deed = async () => {
    const next = waiting.shift()
    if (next === undefined) return false
    await next.own.post(`/open/${next.id}/token`)
    return true
  }
  const bare = await bareSignatures(modulusLength)
  const renewed = await keepBusy(deed, { inFlight, milliseconds: 60_000 })
  for (const { own } of holders) own.close()
  report(info, {
    name: 'renewals over HTTP, 32 in flight',
    value: renewed.perSecond,
    unit: '/s',
    detail: `${spread(renewed.samples)} ms`,
    baseline: { name: `crypto.sign, RSA ${modulusLength}, two threads`, value: bare },
  })
}

async function askWho(client: Client, given: readonly Given[]): Promise<readonly number[]> {
  const samples: number[] = []
  for (const { customer, at } of given.slice(0, 100)) {
    const start = performance.now()
    const found = await findWho(client, customer, at + 1_000)
    samples.push(performance.now() - start)
    expect(found).toHaveLength(1)
  }
  return samples
}

const year = 31_536_000_000

/** The copies cannot be opened, so they stand in the answer as grants that cannot be read. */
async function askWhoOverYear(client: Client, { customer, at }: Given): Promise<readonly number[]> {
  const samples: number[] = []
  for (let part = 1; part <= 100; part += 1) {
    const start = performance.now()
    const found = await findWho(client, customer, at - Math.round((year * part) / 101))
    samples.push(performance.now() - start)
    expect(found.length).toBeGreaterThan(10)
  }
  return samples
}

async function findWho(client: Client, customer: string, when: number): Promise<readonly object[]> {
  const { found } = await client.act<{ found: readonly object[] }>(
    '/who-could-see',
    { file: 'app/(console)/who-could-see/actions.ts', name: 'findWho' },
    { resources: ['devices'], target: { custom_data: { user_id: customer } }, from: when, to: when },
  )
  return found
}
