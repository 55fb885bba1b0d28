import { isJsonObject } from '@/lib/base'
import type { GrantValues, GrantView } from '@/lib/grants'
import { claimsOfText } from '@/lib/templates'
import { type CardFacts, cardOfGrant } from '../card-facts'

/** The card of a request: with the customer in it once what it is about was opened. */
export function openedCard(grant: GrantView, opened: GrantValues | null): CardFacts {
  const claims = opened === null ? null : claimsOfText(opened.claims)
  return cardOfGrant(grant, isJsonObject(claims) ? { claims } : null)
}
