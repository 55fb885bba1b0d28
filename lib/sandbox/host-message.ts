import * as z from 'zod/mini'
import type { JsonValue } from '@/lib/base'

const rpc = z.object({
  id: z.string().check(z.maxLength(64)),
  method: z.string().check(z.maxLength(64)),
  data: z.unknown(),
})

const HostMessage = z.discriminatedUnion('event', [
  z.object({ event: z.literal('trust') }),
  z.object({ event: z.literal('token'), data: z.string().check(z.minLength(1), z.maxLength(16_384)) }),
  z.object({ event: z.literal('rpc:request'), data: rpc }),
])

const envelope = z.looseObject({ cobrowseio: z.literal(true), trustedOnly: z._default(z.boolean(), true) })

/** What the page around a frame may say to it (semantics 4.3), with the trust the answer must carry. */
export type HostMessage = z.infer<typeof HostMessage> & { readonly trustedOnly: boolean }

/** Reads a message from the page around the frame, or answers null. Who sent it is for the listener to check first. */
export function readHostMessage(data: unknown): HostMessage | null {
  const outer = envelope.safeParse(data)
  const inner = outer.success ? HostMessage.safeParse(data) : null
  return outer.success && inner?.success ? { ...inner.data, trustedOnly: outer.data.trustedOnly } : null
}

/** Puts a message for the page around the frame into the envelope both sides expect. */
export function frameMessage(event: string, data: JsonValue, trustedOnly: boolean): JsonValue {
  return { cobrowseio: true, trustedOnly, event, data }
}
