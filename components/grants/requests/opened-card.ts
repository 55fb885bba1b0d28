import { isJsonObject } from '@/lib/base'
import type { GrantValues } from '@/lib/grants'
import { claimsOfText } from '@/lib/templates'
import type { OpenedReach } from '../card-facts'
import { withheldFrom } from '../withheld'

/** What a request is about, once it was opened, with what it reaches as its card says it. */
export type OpenedRequest = GrantValues & { readonly reach: OpenedReach | null }

/** Reads what was opened. */
export function readOpened(opened: GrantValues): OpenedRequest {
  const claims = claimsOfText(opened.claims)
  if (!isJsonObject(claims)) return { ...opened, reach: null }
  return { ...opened, reach: { sentence: opened.sentence, withheld: withheldFrom(claims) } }
}
