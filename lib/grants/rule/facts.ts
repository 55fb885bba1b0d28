import type { JsonObject } from '@/lib/base'
import { kindOfReach } from '@/lib/guardrails'
import type { RequestFacts } from '@/lib/rules'

type Asked = {
  readonly agent: string
  readonly reason: string
  readonly ticket: string
  readonly seconds: number
  readonly claims: JsonObject
  readonly values: Readonly<Record<string, string | number | boolean>>
}

/**
 * What a rule is told of a request: how long in whole minutes, rounded up, and what kind of reach it has. The screen and the
 * server tell it the same.
 */
export function requestFacts({ agent, reason, ticket, seconds, claims, values }: Asked): RequestFacts {
  const minutes = Math.ceil(seconds / 60)
  return {
    agent,
    reason: reason.trim(),
    ticket: ticket.trim(),
    minutes,
    reach: kindOfReach(claims),
    parameters: values,
  }
}
