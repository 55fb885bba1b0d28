import type { ServerAction } from '@/components/form/outcome'

type Ended = { readonly ended: number }

/** The deeds of the account page, handed down by the page. */
export type AccountActions = {
  readonly changePassword: ServerAction<{ current: string; password: string }, Ended>
  readonly endSession: ServerAction<{ id: string }, Ended>
  readonly endOthers: ServerAction<Record<string, never>, Ended>
}
