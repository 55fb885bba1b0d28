'use client'

import { useCallback, useEffect, useState } from 'react'
import { type AskOutcome, useRenewal } from '@/components/embed/token/use-renewal'
import type { ErrorCode, Failure } from '@/lib/base'
import type { OpenGrant } from '@/lib/grants'
import { askToken, type OpenToken } from './read-answers'
import { useStanding } from './use-standing'

/** Refusals that pass by themselves: asked again soon, the same question may be answered; a conflict, by what counts then. */
const passing: ReadonlySet<ErrorCode> = new Set(['unavailable', 'internal', 'too_many', 'conflict'])

/** Refusals after which nothing comes any more. */
const final: ReadonlySet<ErrorCode> = new Set(['link_ended', 'link_unknown'])

/**
 * Keeps what an agent was given alive while it lasts: how it stands, and its tokens, renewed before each ends, one at a time.
 * No token is kept once it is over, and none is handed to a frame of another place than it is for: where tokens are for may
 * change while the frame is open, and the frame goes on with what it has.
 */
export function useAccess(grant: OpenGrant) {
  const { standing, now, look } = useStanding(grant.id, grant.standing)
  const [token, setToken] = useState<OpenToken | null>(null)
  const [refusal, setRefusal] = useState<Failure | null>(null)
  /** The last request brought no token. */
  const [isLate, setLate] = useState(false)
  const endsAt = standing?.endsAt ?? 0
  const place = grant.frame.origin
  const isMoved = standing !== null && standing.origin !== place
  const isOn = standing?.state === 'active' && (now === null || now < endsAt)

  const ask = useCallback(async (): Promise<AskOutcome> => {
    const answer = await askToken(grant.id)
    if (answer.kind === 'value' && answer.value.origin !== place) {
      // It is for another place than the frame: thrown away, and how it stands says so.
      void look()
      return { kind: 'refused' }
    }
    if (answer.kind === 'value') {
      setToken(answer.value)
      setRefusal(null)
      setLate(false)
      return { kind: 'signed', lifetimeMs: answer.value.expiresAt - answer.value.now }
    }
    setLate(true)
    if (answer.kind === 'unanswered') return { kind: 'unanswered' }
    const { failure } = answer
    if (final.has(failure.code)) void look()
    else if (!passing.has(failure.code)) setRefusal(failure)
    return { kind: passing.has(failure.code) ? 'unanswered' : 'refused' }
  }, [grant.id, place, look])

  // The last token ends with the access; another is of use only when that was made to last longer.
  const isLast = token !== null && token.endSetBy === 'grant' && endsAt <= token.grantEndsAt
  const isRenewed = isOn && !isLast && !isMoved
  const { view, ask: askNow, stop } = useRenewal({ isWanted: isRenewed, startsItself: true, ask })
  useEffect(() => {
    if (isOn) return
    stop()
    setToken(null)
  }, [isOn, stop])
  useEffect(() => {
    // Whoever made it last longer may have done so since this was last asked.
    if (!isOn) void look()
  }, [isOn, look])

  return { standing, now, look, token, refusal, isLate, view, isOn, isRenewed, isMoved, askNow }
}
