import { mayDo } from '@/lib/authz'
import { AppError, type EpochMs, remember } from '@/lib/base'
import { usualFrame } from '@/lib/claims'
import { getConnection } from '@/lib/connection/server'
import type { Guardrail } from '@/lib/guardrails'
import { currentModulusLength } from '@/lib/keys/server'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import { readDraft, type SoundDraft, type TemplateContent } from '@/lib/templates'
import { type GrantAsk, type GrantContext, type GrantPlan, planGrant } from '../plan'

type Judged = {
  readonly content: TemplateContent
  readonly guardrail: Guardrail
  readonly caller: Pick<Caller, 'roles'>
  readonly now: EpochMs
}

/** What a grant is judged by, as the screen judges it too. Throws `blocked` when the version no longer passes the guardrail. */
export async function judgeContext(db: ReadDb | WriteTx, judged: Judged): Promise<GrantContext> {
  const { content, guardrail, caller, now } = judged
  // One after the other: inside a transaction there is one connection.
  const { licenseKey } = await getConnection(db)
  const modulusLength = (await currentModulusLength(db)) ?? usualFrame.modulusLength
  const frame = { licenseKey, modulusLength }
  return {
    draft: soundOf(content, guardrail, frame),
    guardrail,
    frame,
    roles: caller.roles,
    mayGive: mayDo('grant.give', caller.roles),
    ruleSeconds: null,
    now,
  }
}

/** The plan of what is asked for. Throws the first reason why not, with its field. */
export function requirePlan(context: GrantContext, ask: GrantAsk): GrantPlan {
  const plan = planGrant(context, ask)
  if (plan.ok) return plan.value
  const [first] = plan.error
  throw new AppError('blocked', first ? { field: first.field, message: first.message } : {})
}

/** A version never changes, and neither does what a guardrail and a frame make of it. */
const readVersion = remember(
  ({ text, parameters, embed, issuance }: TemplateContent, guardrail: Guardrail, frame: GrantContext['frame']) =>
    readDraft({ text, parameters, embed, issuance }, guardrail, { ...usualFrame, ...frame }).sound,
  {
    most: 40,
    keyOf: ({ text, parameters, embed, issuance }, guardrail, frame) =>
      JSON.stringify([text, parameters, embed, issuance, guardrail, frame.licenseKey, frame.modulusLength]),
  },
)

function soundOf(content: TemplateContent, guardrail: Guardrail, frame: GrantContext['frame']): SoundDraft {
  const sound = readVersion(content, guardrail, frame)
  if (sound.ok) return sound.value
  throw new AppError('blocked', {
    field: 'template',
    message: `Nothing can be given from this version as it is: ${sound.error.message}`,
  })
}
