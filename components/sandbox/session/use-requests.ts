'use client'

import { type Dispatch, useEffect, useRef } from 'react'
import * as z from 'zod/mini'
import type { JsonObject, JsonValue } from '@/lib/base'
import { BridgeRefusal } from '../frame/bridge'
import { useFrame } from '../frame/frame-context'
import type { FrameSession } from '../frame/rest'
import { type ToolEvent, tools } from './use-tools'

type Deeds = {
  readonly session: FrameSession | undefined
  readonly onTool: Dispatch<ToolEvent>
  update(change: JsonObject): Promise<JsonValue>
  press(key: 'GoBack' | 'GoHome'): boolean
}

const ToolCall = z.object({ tool: z.enum(tools) })
const ColourCall = z.object({ colour: z.string() })
const KeyCall = z.object({ state: z.literal('keydown'), key: z.enum(['GoBack', 'GoHome']) })

/** Lets the page around the frame work the session on screen, by the methods of semantics 4.3. */
export function useRequests(deeds: Deeds) {
  const { answer } = useFrame()
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  useEffect(() => answer((method, data) => answerForSession(latest.current, method, data)), [answer])
}

function answerForSession(deeds: Deeds, method: string, data: unknown): Promise<JsonValue> | undefined {
  switch (method) {
    case 'update:tool':
      return done(() => deeds.onTool({ kind: 'choose', tool: read(ToolCall, data).tool }))
    case 'update:colour':
      return done(() => deeds.onTool({ kind: 'paint', colour: allowedColour(deeds, data) }))
    case 'update:drawing':
      return done(() => deeds.onTool({ kind: 'clear' }))
    case 'update:session':
      return deeds.update(read(z.record(z.string(), z.json()), data))
    case 'create:control':
      return done(() => pressed(deeds, data))
    default:
      return undefined
  }
}

async function done(work: () => void): Promise<JsonValue> {
  work()
  return true
}

function read<S extends z.ZodMiniType>(shape: S, data: unknown): z.output<S> {
  const parsed = shape.safeParse(data)
  if (!parsed.success) throw new BridgeRefusal('bad_request', 'This call has not the values it needs.')
  return parsed.data
}

function allowedColour({ session }: Deeds, data: unknown): string {
  const { colour } = read(ColourCall, data)
  if (!session?.colours.includes(colour))
    throw new BridgeRefusal('bad_request', 'This colour is not one of the session.')
  return colour
}

function pressed(deeds: Deeds, data: unknown) {
  const { key } = read(KeyCall, data)
  if (!deeds.press(key)) throw new BridgeRefusal('remote_control_off', 'Remote control is not on.')
}
