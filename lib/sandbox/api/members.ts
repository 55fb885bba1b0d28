import { z } from 'zod'
import { type JsonObject, ok } from '@/lib/base'
import { type Asking, mayReach, refuseKind, refuseOne } from '../enforce'
import type { Member, World } from '../world'
import { bad, type Call, missing, type Reply, readBody } from './call'
import { randomText } from './random-text'

/** Most members the account of the sandbox has. */
const maxMembers = 100

type Action = 'create' | 'read' | 'update' | 'delete'

const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
} as const

const text = z.string().trim().min(1).max(200)

const NewMember = z.object({
  userName: z.email('userName must be an e-mail address.').max(200),
  displayName: text.optional(),
  active: z.boolean().optional(),
})

const value = z.object({ displayName: text.optional(), active: z.boolean().optional() })

/** SCIM (RFC 7644 section 3.5.2) changes by a list of operations; only a replacement is understood here. */
const Patch = z.object({
  Operations: z
    .array(
      z.union([
        z.object({ op: replace(), value }),
        z.object({ op: replace(), path: z.literal('active'), value: z.boolean() }),
        z.object({ op: replace(), path: z.literal('displayName'), value: text }),
      ]),
      'Operations must be replacements of active or displayName.',
    )
    .min(1)
    .max(10),
})

function replace() {
  return z.string().refine((op) => op.toLowerCase() === 'replace')
}

/** GET /scim/Users: the members the token may read. */
export function listMembers(call: Call): Reply {
  const refusal = refuseKind(call.asking, ask('read'))
  if (refusal) return { ok: false, error: refusal }
  const members = call.world.members.filter((member) => mayReach(call.asking, ask('read'), { id: member.id }))
  return ok({ json: { schemas: [schemas.list], totalResults: members.length, Resources: members.map(memberJson) } })
}

/** GET /scim/Users/:id */
export function getMember(call: Call): Reply {
  const found = findMember(call, 'read')
  return found.ok ? ok({ json: memberJson(found.value) }) : found
}

/** POST /scim/Users: nobody joins twice. */
export function createMember(call: Call): Reply {
  const body = readBody(call)
  if (!body.ok) return body
  const given = NewMember.safeParse(body.value)
  if (!given.success) return bad(given.error.issues[0]?.message ?? 'This member cannot be created.')
  const refusal = refuseKind(call.asking, ask('create')) ?? refuseOne(call.asking, ask('create'), {})
  if (refusal) return { ok: false, error: refusal }
  const { userName, displayName = userName, active = true } = given.data
  const { members } = call.world
  if (members.some((member) => member.userName === userName)) return bad('There is a member with this userName.')
  if (members.length >= maxMembers) return bad(`The account of the sandbox has at most ${maxMembers} members.`)
  const member = { id: `mbr_${randomText(call.context.randomBytes, 16)}`, userName, displayName, active }
  return written(call.world, [...members, member], member)
}

/** PUT and PATCH /scim/Users/:id */
export function updateMember(call: Call): Reply {
  const body = readBody(call)
  if (!body.ok) return body
  const change = 'Operations' in body.value ? patched(body.value) : value.safeParse(body.value).data
  if (change === undefined) return bad('Only displayName and active of a member can be changed.')
  const found = findMember(call, 'update')
  if (!found.ok) return found
  const { displayName = found.value.displayName, active = found.value.active } = change
  const member = { ...found.value, displayName, active }
  return written(
    call.world,
    call.world.members.map((one) => (one.id === member.id ? member : one)),
    member,
  )
}

/** DELETE /scim/Users/:id */
export function deleteMember(call: Call): Reply {
  const found = findMember(call, 'delete')
  if (!found.ok) return found
  const members = call.world.members.filter(({ id }) => id !== found.value.id)
  return ok({ json: {}, world: { ...call.world, members } })
}

function patched(body: JsonObject): z.infer<typeof value> | undefined {
  const read = Patch.safeParse(body)
  if (!read.success) return undefined
  const parts = read.data.Operations.map((one) => ('path' in one ? { [one.path]: one.value } : one.value))
  return value.safeParse(Object.assign({}, ...parts)).data
}

function findMember(call: Call, action: Action) {
  const refusal = refuseKind(call.asking, ask(action))
  if (refusal) return { ok: false, error: refusal } as const
  const member = call.world.members.find(({ id }) => id === call.params[0])
  if (!member) return missing('member')
  const outOfScope = refusalOf(call.asking, action, member)
  return outOfScope ? ({ ok: false, error: outOfScope } as const) : ok(member)
}

function refusalOf(asking: Asking, action: Action, { id }: Member) {
  return refuseOne(asking, ask(action), { id })
}

function ask(action: Action) {
  return { resource: 'members', action } as const
}

function written(world: World, members: readonly Member[], member: Member): Reply {
  return ok({ json: memberJson(member), world: { ...world, members } })
}

function memberJson({ id, userName, displayName, active }: Member): JsonObject {
  return { schemas: [schemas.user], id, userName, displayName, active }
}
