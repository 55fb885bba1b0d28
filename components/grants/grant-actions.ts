import type { ServerAction } from '@/components/form/outcome'
import type {
  AskedGrant,
  BareToken,
  DecidedGrant,
  DeskVersion,
  EndedAtAccount,
  EndedGrant,
  Extended,
  GrantLink,
  GrantValues,
  GrantView,
  HandedOver,
  HeldGrant,
  LedgerPage,
} from '@/lib/grants'

type GrantId = GrantView['id']

/** Lengthens access that runs. */
export type ExtendAction = ServerAction<
  { readonly id: GrantId; readonly minutes: number; readonly reason: string; readonly requestKey: string },
  Extended
>

/** What ending everything that an agent holds did. */
export type EndedAll = Pick<EndedGrant, 'sessionsEnded'> & {
  readonly ended: readonly { readonly id: GrantId; readonly validUntil: number | null }[]
}

/** Ends access, one or all that an agent holds. */
export type EndActions = {
  readonly end: ServerAction<{ readonly id: GrantId }, EndedGrant>
  readonly endAll: ServerAction<{ readonly email: string }, EndedAll>
  /** Ends what still runs of access that has ended, in the account that tokens are for. */
  readonly endSessions: ServerAction<{ readonly ids: GrantId[] }, EndedAtAccount>
}

/** Finds the access that an agent holds now. */
type FindHeldAction = ServerAction<
  {
    readonly agent: string
    readonly state: ('ready' | 'active')[]
  },
  LedgerPage
>

/** Hands what an agent holds to another. */
export type HandOverActions = {
  readonly findHeld: FindHeldAction
  readonly handOver: ServerAction<
    {
      readonly from: string
      readonly to: { readonly email: string; readonly name: string }
      readonly ids: string[]
      readonly requestKey: string
      readonly isBesides: boolean
    },
    readonly HandedOver[]
  >
}

/** What came of a request, and how it is handed over. */
export type DeliveryActions = {
  readonly makeLink: ServerAction<{ readonly id: GrantId }, GrantLink>
  readonly mintToken: ServerAction<{ readonly id: GrantId }, BareToken>
}

/** What somebody asks for, as it is sent. */
export type SentAsk = {
  readonly templateId: DeskVersion['id']
  readonly version: number
  readonly requestKey: string
  readonly agent: { readonly email: string; readonly name: string }
  readonly values: Record<string, string | number | boolean>
  readonly narrowing: { readonly without: string[]; readonly isReadOnly: boolean }
  readonly startsAt: number | null
  readonly end:
    | { readonly kind: 'length'; readonly minutes: number }
    | { readonly kind: 'at'; readonly at: number }
    | null
  readonly delivery: 'link' | 'token' | null
  readonly reason: string
  readonly ticket: string
  readonly isBesides: boolean
}

/** What the screen asks of the server that gives access. */
export type IssueActions = DeliveryActions & {
  readonly readVersion: ServerAction<{ readonly id: DeskVersion['id'] }, DeskVersion>
  readonly give: ServerAction<SentAsk, AskedGrant>
  readonly ask: ServerAction<SentAsk, AskedGrant>
  readonly findHeld: FindHeldAction
  /** Finds what the agent has already of just this: the same template, for the same values. */
  readonly findSame: ServerAction<SentAsk, HeldGrant | null>
  readonly extend: ExtendAction
}

/** What is decided about a request, and what it is about. */
export type DecideActions = {
  readonly approve: ServerAction<{ readonly id: GrantId; readonly reason: string }, DecidedGrant>
  readonly decline: ServerAction<{ readonly id: GrantId; readonly reason: string }, DecidedGrant>
  readonly openValues: ServerAction<{ readonly id: GrantId }, GrantValues>
}
