import type { ServerAction } from '@/components/form/outcome'
import type { DecideActions } from '@/components/grants/grant-actions'
import type { CouldGiveTemplate, CouldSeePage, SeenResource } from '@/lib/grants'
import type { SignedTokens } from '@/lib/tokens'

/** About what it is asked: the target's own values, and the resources that it can be. */
export type AskedTarget = {
  readonly resources: SeenResource[]
  readonly target: {
    readonly id?: string
    readonly custom_data: Record<string, string | number | boolean>
    readonly agent?: string
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
