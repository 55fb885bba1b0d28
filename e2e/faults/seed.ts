import { readFileSync } from 'node:fs'
import { type Role, roles } from '@/lib/authz'
import { Browser } from './browser'

/** The name of the database that worlds on PostgreSQL are copied from. */
export const seedName = 'remit_seed'

/** The key-encryption key of every server of a run. */
export const kek: string = Buffer.alloc(32, 7).toString('base64')

/** What every world starts from: the cookies of one member of each role, and a live template of one customer. */
export type Seed = {
  readonly people: Record<string, Readonly<Record<string, string>>>
  readonly templateId: string
}

/** What everybody of a seed signs in with. */
export const password = 'grey harbour seven lamps'
const text =
  '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"{{user_id}}"},"permissions":["read"]}}}'
const parameters = '[{"name":"user_id","type":"string","label":"Customer","required":true,"maxLength":20}]'

/** Sets a fresh Remit up as people do: an owner by the printed link, then one member for each of these roles, then a live template. */
export async function plantSeed(origin: string, log: string, wanted: readonly Role[] = roles): Promise<Seed> {
  const owner = new Browser(origin, '127.7.0.1')
  const email = 'owner@acme.example'
  await owner.done('app/(auth)/setup/actions.ts complete', {
    code: /\/setup#code=(\S+)/.exec(readFileSync(log, 'utf8'))?.[1],
    name: 'Olive Owner',
    email,
    password,
    connection: { kind: 'sandbox' },
    key: { kind: 'generate', modulusLength: 2048 },
  })
  await owner.signIn(email, password)
  const people: Record<string, Readonly<Record<string, string>>> = { owner: owner.cookies }
  for (const [index, role] of wanted.filter((one) => one !== 'owner').entries()) {
    people[role] = await addMember(owner, origin, { role, address: `127.7.0.${index + 2}` })
  }
  const made = await owner.done('app/(console)/templates/actions.ts create', {
    name: 'One customer',
    text,
    parameters,
    issuance: '{"deliveries":["link","token"]}\n',
  })
  const templateId = String(made.id)
  await owner.done('app/(console)/templates/[id]/publish/actions.ts publish', {
    id: templateId,
    revision: 1,
    note: 'First.',
    liveVersion: null,
    acknowledgesWider: true,
    reasons: [],
  })
  return { people, templateId }
}

async function addMember(
  owner: Browser,
  origin: string,
  { role, address }: { readonly role: string; readonly address: string },
): Promise<Readonly<Record<string, string>>> {
  const email = `${role}@acme.example`
  const { link } = await owner.done('app/(console)/members/actions.ts invite', { email, roles: [role] })
  const token = String(link).split('#token=').at(-1)
  const browser = new Browser(origin, address)
  await browser.done('app/(auth)/invite/actions.ts accept', { token, name: `Kim ${role}`, password })
  await browser.signIn(email, password)
  return browser.cookies
}
