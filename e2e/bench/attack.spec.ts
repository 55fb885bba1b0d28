import type { APIRequestContext } from '@playwright/test'
import type { TemplateContent } from '@/lib/templates'
import { expect, test } from '../fixtures'
import type { Server } from '../servers'
import { idOfAction } from './action-id'
import { type Attack, attacks } from './attacks'
import { report } from './figure'
import { isWithin, longestWait, type Wait } from './health-wait'

type Attempt = { readonly place: string; readonly attack: string; readonly answer: string } & Wait

const empty: TemplateContent = { text: '{}', parameters: '[]\n', tests: '', embed: '{}\n', issuance: '{}\n' }
const aim = 100
const kinds = { work: 'processor time', wait: 'by the clock' } as const

/** What the server does on any day, to have everything loaded and to compare with. */
const everyday: Attack = {
  name: 'an everyday draft',
  draft: { text: '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_1"}}}}' },
  live: { text: '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_2"}}}}' },
}

// It sends what a browser sends, so that an attacker's drafts need nobody's editor to hold them.
test('what a member wrote to hold the server up holds /health up for less than 100 ms', async ({
  page,
  server,
}, info) => {
  test.setTimeout(900_000)
  const member = { asked: page.request, server }
  for (let round = 0; round < 3; round += 1) await attempt(member, everyday)
  const usual = await attempt(member, everyday)
  const attempts: Attempt[] = []
  for (const attack of attacks) attempts.push(...(await attempt(member, attack)))
  await info.attach('attempts', { body: JSON.stringify(attempts, null, 1), contentType: 'application/json' })
  for (const kind of ['work', 'wait'] as const) {
    for (const place of new Set(attempts.map((each) => each.place))) {
      const worst = worstOf(attempts, place, kind)
      const everydayValue = worstOf(usual, place, kind)[kind]
      report(info, {
        name: `longest wait of /health: ${place}, ${kinds[kind]}`,
        value: worst[kind],
        unit: 'ms',
        detail: worst.attack,
        baseline: { name: everyday.name, value: everydayValue },
        ...(kind === 'work' ? { aim } : {}),
      })
      if (kind === 'work') expect.soft(isWithin(worst.work, everydayValue), `${place}: ${worst.attack}`).toBe(true)
    }
  }
})

function worstOf(attempts: readonly Attempt[], place: string, kind: 'work' | 'wait'): Attempt {
  const [worst] = attempts.filter((each) => each.place === place).toSorted((one, other) => other[kind] - one[kind])
  if (worst === undefined) throw new Error(`Nothing was tried: ${place}.`)
  return worst
}

type Member = { readonly asked: APIRequestContext; readonly server: Server }

/** Saves, shows, publishes, signs and imports one attack, and answers how long each held the server up. */
async function attempt(member: Member, { name, draft, live }: Attack): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  const measure = async (place: string, deed: () => Promise<string>) => {
    const { answer, longest } = await longestWait(member.server, deed)
    attempts.push({ place, attack: name, answer: firstLine(answer), ...longest })
    return answer
  }
  const content = { ...empty, ...draft }
  const title = name.slice(0, 60)
  const made = await send(member, 'create', '/templates/new', { name: title, ...empty, ...live })
  const id = /tpl_\w+/.exec(made)?.[0]
  if (id === undefined) throw new Error(`No template was made: ${made.slice(0, 300)}`)
  const publish = (revision: number, liveVersion: number | null) =>
    measure('publishing', () =>
      send(member, 'publish', `/templates/${id}/publish`, { id, revision, liveVersion, ...consent }),
    )
  // What is refused here can never be live, so nothing is ever compared with it.
  const isLive = live !== undefined && isDone(await publish(1, null))
  const isSaved = isDone(
    await measure('saving', () => send(member, 'save', `/templates/${id}`, { id, revision: 1, ...content })),
  )
  await measure('editor', () => show(member, `/templates/${id}`))
  await measure('publish screen', () => show(member, `/templates/${id}/publish`))
  const revision = isSaved ? 2 : 1
  await publish(revision, isLive ? 1 : null)
  const lifetime = { templateId: id, revision, lifetimeSeconds: 300, values: {} }
  await measure('signing', () => send(member, 'sign', `/templates/${id}`, lifetime))
  const bundle = { templates: [{ name: title, ...content }] }
  await measure('importing', () => send(member, 'importAll', '/templates/new', bundle))
  await measure('list', () => show(member, '/templates'))
  return attempts
}

const consent = { note: 'Try.', reasons: [], acknowledgesWider: true }

function isDone(answer: string): boolean {
  return answer.includes('"ok":true')
}

async function show({ asked }: Member, address: string): Promise<string> {
  const answer = await asked.get(address)
  expect(answer.ok(), address).toBe(true)
  return answer.text()
}

async function send({ asked, server }: Member, deed: Deed, address: string, input: object): Promise<string> {
  const headers = {
    origin: server.origin,
    'next-action': idOfAction(deeds[deed], deed),
    'content-type': 'text/plain;charset=UTF-8',
  }
  const answer = await asked.post(address, {
    headers: { ...headers, accept: 'text/x-component' },
    data: JSON.stringify([input]),
  })
  return answer.text()
}

const deeds = {
  create: 'app/(console)/templates/actions.ts',
  importAll: 'app/(console)/templates/actions.ts',
  save: 'app/(console)/templates/[id]/actions.ts',
  sign: 'app/(console)/templates/[id]/actions.ts',
  publish: 'app/(console)/templates/[id]/publish/actions.ts',
} as const

type Deed = keyof typeof deeds

/** What an action answered, short enough to read in a list: done, or why not. A signed token is no part of it. */
function firstLine(answer: string): string {
  const refusal = /"code":"\w+"(?:,"message":".{0,120})?/.exec(answer)
  return refusal?.[0] ?? (isDone(answer) ? 'done' : `${answer.length} characters`)
}
