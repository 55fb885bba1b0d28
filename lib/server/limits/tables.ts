/** Tries counted in a window. `account` is a keyed hash of what is limited and who tried. */
type SignInTryTable = { account: string; tries: number; window_started_at: number }

export type LimitTables = { sign_in_try: SignInTryTable }
