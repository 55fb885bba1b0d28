import type { ServerAction } from '@/components/form/outcome'
import type { ModulusLength, SigningKey } from '@/lib/keys'
import type { PemDraft } from './pem-fields'

/** The deeds of the keys page, handed down by the page. */
export type KeyActions = {
  readonly generate: ServerAction<{ modulusLength: ModulusLength }, SigningKey>
  readonly add: ServerAction<PemDraft, SigningKey>
}
