import * as z from 'zod/mini'
import { err, ok, type Result } from '@/lib/base'

/** Largest message read, in UTF-16 units of its JSON text. */
const messageLimit = 16_384

const session = z.looseObject({ id: z.string(), state: z.string() })
const screen = z.looseObject({ width: z.number(), height: z.number() })
const failure = z.looseObject({ id: z.nullish(z.string()), message: z.string() })

const envelope = z.looseObject({ cobrowseio: z.literal(true), event: z.string() })

/** What the frame may say to the page around it (semantics 4.3). */
const EmbedMessage = z.discriminatedUnion('event', [
  z.object({ event: z.literal('init') }),
  z.object({ event: z.literal('session'), data: session }),
  z.object({ event: z.literal('session.metrics'), data: z.looseObject({}) }),
  z.object({ event: z.literal('screen'), data: screen }),
  z.object({ event: z.literal('error'), data: failure }),
  z.object({ event: z.literal('rpc:response'), data: z.looseObject({ id: z.string() }) }),
])
export type EmbedMessage = z.infer<typeof EmbedMessage>

/** Why a message was not read. */
export type EmbedMessageProblem = 'foreign-origin' | 'not-cobrowse' | 'too-large' | 'unknown-shape'

/** The part of a MessageEvent that is looked at. Whether `source` is the frame is for the listener to check. */
export type IncomingMessage = { readonly origin: string; readonly data: unknown }

/** Reads a bridge message from an embed. The origin is compared before anything else is looked at. Never throws. */
export function readEmbedMessage(
  message: IncomingMessage,
  expectedOrigin: string,
): Result<EmbedMessage, EmbedMessageProblem> {
  if (message.origin !== expectedOrigin) return err('foreign-origin')
  if (!envelope.safeParse(message.data).success) return err('not-cobrowse')
  if (sizeOf(message.data) > messageLimit) return err('too-large')
  const parsed = EmbedMessage.safeParse(message.data)
  return parsed.success ? ok(parsed.data) : err('unknown-shape')
}

function sizeOf(data: unknown): number {
  try {
    return JSON.stringify(data).length
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
