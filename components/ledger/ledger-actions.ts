import type {
  DecideActions,
  DeliveryActions,
  EndActions,
  ExtendAction,
  HandOverActions,
} from '@/components/grants/grant-actions'
import type { FindValue } from './search/value-dialog'

/** What the ledger asks of the server, besides its rows. */
export type LedgerActions = EndActions &
  HandOverActions &
  DeliveryActions &
  Pick<DecideActions, 'openValues'> & { readonly extend: ExtendAction; readonly findValue: FindValue }
