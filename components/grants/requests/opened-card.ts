import { isJsonObject } from '@/lib/base'
import type { GrantValues } from '@/lib/grants'
import { claimsOfText } from '@/lib/templates'
import type { OpenedReach } from '../card-facts'

/** What a request is about, once it was opened, with the claims as its card reads them. */
export type OpenedRequest = GrantValues & { readonly reach: OpenedReach | null }

/** Reads what was opened. */
export function readOpened(opened: GrantValues): OpenedRequest {
  const claims = claimsOfText(opened.claims)
  return { ...opened, reach: isJsonObject(claims) ? { claims } : null }
}
