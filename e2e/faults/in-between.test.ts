import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, codeOf, give, giveBare, holdGrant, mintBare, renew, wish } from './desk'
import { password } from './seed'
import { dialects, type Running, World } from './world'

const template = 'app/(console)/templates/[id]'

describe.each(dialects)('what changes between the form and the button, on %s,', (dialect) => {
  let world: World
  let app: Running
  /** The version that is live. */
  let live = 1

  beforeAll(async () => {
    world = await World.make(dialect)
    app = await world.start()
  })
  afterAll(async () => {
    await app.kill()
    world.remove()
  })

  const filledIn = () => ({ ...wish(world), version: live })
  const agree = (who: string, id: unknown) => app.browser(who).act('app/(console)/requests/actions.ts approve', { id })
  const grantsOf = ({ requestKey }: { readonly requestKey: string }) =>
    world.rows(`select id from access_grant where request_key = '${requestKey}'`)

  async function asked(): Promise<string> {
    const outcome = await ask(app.browser('requester'), filledIn())
    if (!outcome.ok) throw new Error(outcome.failure.message)
    return String(outcome.value.id)
  }

  /** Publishes another version with these settings for issuing. */
  async function publish(issuance: object): Promise<void> {
    const owner = app.browser('owner')
    const id = world.seed.templateId
    const { body } = await owner.ask({ path: `/api/v1/templates/${id}` })
    const draft = { ...JSON.parse(body.toString()), issuance: `${JSON.stringify(issuance)}\n` }
    const { revision } = await owner.done(`${template}/actions.ts save`, draft)
    const consent = { note: 'Next.', liveVersion: live, acknowledgesWider: true, reasons: [] }
    await owner.done(`${template}/publish/actions.ts publish`, { id, revision, ...consent })
    live += 1
  }

  /** Lets access to one customer last so long; null is as long as the template says. */
  async function guard(customer: number | null): Promise<void> {
    const owner = app.browser('owner')
    const { guardrail, revision } = await owner.done('app/(console)/guardrail/actions.ts read', {})
    const known = guardrail as { readonly longestSeconds: object }
    const changed = { ...known, longestSeconds: { ...known.longestSeconds, customer } }
    await owner.done('app/(console)/guardrail/actions.ts change', { revision, guardrail: changed })
  }

  test('the guardrail: a bare token that it forbids by now is not made, by its name, and is made when it allows it again', async () => {
    const lead = app.browser('lead')
    const id = await giveBare(lead, world)
    await guard(300)
    const refused = { code: 'blocked', message: expect.stringMatching(/guardrail/i) }
    expect(await mintBare(lead, id)).toMatchObject({ ok: false, failure: refused })
    expect(await world.rows(`select id from grant_token where grant_id = '${id}'`)).toEqual([])
    await guard(null)
    expect(codeOf(await mintBare(lead, id))).toBe('done')
  })

  test('the key and the connection: every token that leaves after the answer is of the new ones', async () => {
    const [owner, lead] = [app.browser('owner'), app.browser('lead')]
    const held = await holdGrant(app, world)
    const [one, other] = [await giveBare(lead, world), await giveBare(lead, world)]
    const { kid } = await owner.done('app/(console)/keys/actions.ts generate', { modulusLength: 2048 })
    const renewed = (await renew(held.agent, held.id)).token
    const bare = await mintBare(lead, one)
    for (const token of [renewed, bare.ok ? bare.value.token : null]) {
      expect(decodeProtectedHeader(String(token)).kid).toBe(kid)
    }
    const settings = 'app/(console)/settings/actions.ts change'
    await owner.done(settings, { kind: 'eu', licenseKey: 'acme-1' })
    const next = await mintBare(lead, other)
    for (const token of [(await renew(held.agent, held.id)).token, next.ok ? next.value.token : null]) {
      expect(decodeJwt(String(token)).iss).toBe('acme-1')
    }
    await owner.done(settings, { kind: 'sandbox' })
  })

  test('the template: what is archived by now is neither given nor agreed to, by name, and what was given goes on', async () => {
    const owner = app.browser('owner')
    const [form, waiting, held] = [filledIn(), await asked(), await holdGrant(app, world)]
    const template = { id: world.seed.templateId, liveVersion: live }
    await owner.done('app/(console)/templates/actions.ts archive', template)
    const refused = { message: expect.stringMatching(/archived/i) }
    expect(await give(app.browser('lead'), form)).toMatchObject({ ok: false, failure: refused })
    expect(await agree('lead', waiting)).toMatchObject({ ok: false, failure: refused })
    const more = { id: held.id, minutes: 5, reason: 'More.', requestKey: crypto.randomUUID() }
    expect(await app.browser('lead').act('app/(console)/ledger/actions.ts extend', more)).toMatchObject({
      ok: false,
      failure: refused,
    })
    expect((await renew(held.agent, held.id)).code).toBe('done')
    await owner.done('app/(console)/templates/actions.ts unarchive', template)
    expect(codeOf(await agree('lead', waiting))).toBe('done')
  })

  test('the row: what somebody changed in the database signs nothing, by the name of what was changed', async () => {
    const lead = app.browser('lead')
    const held = await holdGrant(app, world)
    const id = await giveBare(lead, world)
    // The embedded database is one process's own while that runs.
    await app.stop()
    await world.change(`update access_grant set ends_at = ends_at + 3600000 where id in ('${held.id}', '${id}')`)
    app = await world.start()
    expect(await renew(app.browser(undefined, held.agent.cookies), held.id)).toMatchObject({
      status: 503,
      code: 'sealed',
      token: null,
      detail: expect.stringContaining('its end'),
    })
    expect(await mintBare(app.browser('lead'), id)).toMatchObject({
      ok: false,
      failure: { code: 'sealed', message: expect.stringContaining('its end') },
    })
  })

  test('the version: what was filled in for the one before is neither given nor agreed to, and both say so', async () => {
    const [form, waiting] = [filledIn(), await asked()]
    const held = await holdGrant(app, world)
    await publish({ defaultMinutes: 45 })
    const refused = { code: 'conflict', message: expect.stringMatching(/version/i) }
    expect(await give(app.browser('lead'), form)).toMatchObject({
      ok: false,
      failure: { ...refused, field: 'version' },
    })
    expect(await agree('lead', waiting)).toMatchObject({ ok: false, failure: refused })
    expect(await grantsOf(form)).toEqual([])
    // What was given before goes on, as it was given; what is filled in anew is given.
    expect((await renew(held.agent, held.id)).code).toBe('done')
    expect(codeOf(await give(app.browser('lead'), filledIn()))).toBe('done')
  })

  test('the guardrail: what it forbids by now is not given, not agreed to and not renewed, each by its name', async () => {
    const form = { ...filledIn(), end: { kind: 'length', minutes: 45 } }
    const waiting = await asked()
    const given = await give(app.browser('lead'), form)
    const held = app.browser()
    const claimed = await held.act('app/(open)/open/actions.ts claim', { code: given.ok ? given.value.code : '' })
    const id = claimed.ok ? claimed.value.id : ''
    await guard(300)
    const refused = { code: 'blocked', message: expect.stringMatching(/guardrail/i) }
    const next = { ...filledIn(), end: form.end }
    expect(await give(app.browser('lead'), next)).toMatchObject({ ok: false, failure: refused })
    expect(await grantsOf(next)).toEqual([])
    expect(await agree('lead', waiting)).toMatchObject({ ok: false, failure: refused })
    expect(await renew(held, id)).toMatchObject({
      code: 'blocked',
      token: null,
      detail: expect.stringMatching(/guardrail/i),
    })
    await guard(null)
    expect((await renew(held, id)).code).toBe('done')
    expect(codeOf(await agree('lead', waiting))).toBe('done')
  })

  test('who agrees: somebody who was disabled agrees to nothing, and what they agreed to before does not count and says so', async () => {
    await publish({ approvals: 2 })
    const [one, other] = [await asked(), await asked()]
    expect(await agree('lead', one)).toMatchObject({ ok: true, value: { state: 'requested', missing: 1 } })
    const [member] = await world.rows<{ id: string }>(
      "select member.id from member join auth_user on auth_user.id = member.user_id where email = 'lead@acme.example'",
    )
    await app.browser('owner').done('app/(console)/members/actions.ts disable', { id: member?.id })
    expect(await agree('lead', other)).toMatchObject({ ok: false, failure: { code: 'unauthenticated' } })
    expect(await agree('owner', one)).toMatchObject({ ok: true, value: { state: 'requested', missing: 1 } })
    const { body } = await app.browser('requester').ask({ path: '/api/v1/requests' })
    const { own }: { own: { id: string }[] } = JSON.parse(body.toString())
    expect(own.find(({ id }) => id === one)).toMatchObject({
      state: 'requested',
      agreed: 1,
      uncounted: ['Kim lead'],
      deciders: [],
    })
    expect(await world.rows(`select id from grant_token where grant_id = '${one}'`)).toEqual([])
    await app.browser('owner').done('app/(console)/members/actions.ts enable', { id: member?.id })
    const back = app.browser()
    await back.signIn('lead@acme.example', password)
    const agreedAgain = await back.act('app/(console)/requests/actions.ts approve', { id: other })
    expect(agreedAgain).toMatchObject({ ok: true, value: { missing: 1 } })
  })
})
