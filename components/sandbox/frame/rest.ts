import * as z from 'zod/mini'
import { err, type JsonObject, ok, type Result } from '@/lib/base'

const data = z.record(z.string(), z.json())

const info = z.looseObject({
  app_id: z.string(),
  app_name: z.string(),
  device: z.string(),
  os_version: z.string(),
  device_locale: z.string(),
  platform: z.enum(['web', 'ios', 'android', 'windows', 'macos']),
})

/** What the frame reads of a device's description. */
export type FrameDeviceInfo = z.infer<typeof info>

/** A device as the frame reads it from its own REST API. */
export const FrameDevice = z.object({
  id: z.string(),
  device: info,
  custom_data: data,
  connectable: z.boolean(),
  last_active: z.coerce.date(),
})
export type FrameDevice = z.infer<typeof FrameDevice>

const consent = z.enum(['on', 'off', 'requested', 'rejected'])

/** A session as the frame reads it, with the JSON it came as for the bridge. */
export const FrameSession = z.object({
  id: z.string(),
  code: z.optional(z.string()),
  state: z.enum(['pending', 'authorizing', 'active', 'ended']),
  agent: z.optional(z.object({ id: z.string(), name: z.string(), colour: z.string() })),
  custom_data: data,
  device: z.optional(info),
  created: z.coerce.date(),
  activated: z.optional(z.coerce.date()),
  ended: z.optional(z.coerce.date()),
  ended_reason: z.optional(z.string()),
  full_device: consent,
  remote_control: consent,
  recorded: z.boolean(),
  colours: z.array(z.string()),
})
export type FrameSession = z.infer<typeof FrameSession>

/** The agent the token stands for. */
export const FrameUser = z.object({ id: z.string(), name: z.string(), email: z.string(), colour: z.string() })
export type FrameUser = z.infer<typeof FrameUser>

/** Where the film and the actions of a recording are. */
export const FrameRecording = z.object({ id: z.string(), video: z.string(), actions: z.string() })

/** One thing that happened in a recorded session. */
export const FrameAction = z.looseObject({ timestamp: z.coerce.date(), type: z.string() })
export type FrameAction = z.infer<typeof FrameAction>

/** Why a call did not succeed, as the API says it. */
export class RestProblem extends Error {
  readonly id: string
  readonly status: number

  constructor(id: string, message: string, status: number) {
    super(message)
    this.id = id
    this.status = status
  }
}

const problem = z.object({ id: z.string(), message: z.string() })

type Ask = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: JsonObject
  readonly signal?: AbortSignal
}

/** Calls the sandbox's own REST API the way the SDK does. Throws `RestProblem`. */
export async function callRest(
  token: string,
  path: string,
  { method = 'GET', body, signal }: Ask = {},
): Promise<unknown> {
  const response = await fetch(path, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token}`,
      'X-CobrowsePlatform': 'sandbox-frame',
    },
    cache: 'no-store',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch(() => {
    throw new RestProblem('unreachable', 'The sandbox cannot be reached.', 0)
  })
  const json: unknown = await response.json().catch(() => null)
  if (response.ok) return json
  const read = readProblem(json)
  throw new RestProblem(
    read.ok ? read.value.id : 'internal',
    read.ok ? read.value.message : 'The sandbox failed.',
    response.status,
  )
}

function readProblem(json: unknown): Result<z.infer<typeof problem>, null> {
  const parsed = problem.safeParse(json)
  return parsed.success ? ok(parsed.data) : err(null)
}
