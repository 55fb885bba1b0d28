import type { ServerAction } from '@/components/form/outcome'
import type { DecideActions } from '@/components/grants/grant-actions'
import type { AskedAgent, CouldGiveTemplate, CouldSeePage, SeenResource } from '@/lib/grants'
import type { SignedTokens } from '@/lib/tokens'

/** A value, or all that what was written can be read as. */
export type AskedValue = string | number | boolean | (string | number | boolean)[]

/** About what it is asked: the target's own values, the resources that it can be, and who has taken it where it is a session. */
export type AskedTarget = {
  readonly resources: SeenResource[]
  readonly target: {
    readonly id?: string
    readonly custom_data: Record<string, AskedValue>
    readonly agent: AskedAgent
  }
}

/** An instant or a span, in ms. */
export type AskedTime = { readonly from: number; readonly to: number }

/** What the screen asks of the server. */
export type WhoActions = Pick<DecideActions, 'openValues'> & {
  readonly findWho: ServerAction<AskedTarget & AskedTime & { readonly after?: string }, CouldSeePage>
  /** The test tokens that were valid then: what each reached is not known. */
  readonly findSigned: ServerAction<AskedTime, SignedTokens>
  readonly findTemplates: ServerAction<AskedTarget, readonly CouldGiveTemplate[]>
}
