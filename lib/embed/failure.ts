/** What can keep an embed from showing anything, as named on screen. */
export const embedFailures = {
  expired: {
    title: 'The token has expired',
    fix: 'Sign a new one. Turn on renewal to have it done before it runs out.',
  },
  'clock-ahead': {
    title: 'The clocks disagree',
    fix: 'Set the clock of this machine and of the Cobrowse server by the network. Tokens live by them.',
  },
  'wrong-license': {
    title: 'The license key is not the one of this account',
    fix: 'Compare the license key in Settings with the one in the Cobrowse dashboard.',
  },
  'key-not-registered': {
    title: 'Cobrowse does not know the signing key',
    fix: 'Paste the public key from Keys into the JWT settings of the Cobrowse account.',
  },
  'bad-token': {
    title: 'The token was not accepted',
    fix: 'The message below names the claim. Fix it in the template and sign again.',
  },
  'origin-not-trusted': {
    title: 'The frame does not trust this page',
    fix: 'Add the origin below to the trusted embedding domains: an administrator of the Cobrowse account does it in its settings.',
  },
  'framing-forbidden': {
    title: 'The instance answers, but does not let this page frame it',
    fix: 'Add the origin below to the trusted embedding domains: an administrator of the Cobrowse account does it in its settings, and on a self-hosted instance the person who runs it, where its frame-ancestors or X-Frame-Options are set. If neither is so, the address of the connection leads to another program.',
  },
  'switched-off': {
    title: 'The account has this switched off',
    fix: 'The token may do it, the account may not. Switch it on in the account settings.',
  },
  'not-allowed': {
    title: 'The policy does not allow this page',
    fix: 'The message below names the rule. Widen it in the template, or choose another page.',
  },
  'nothing-matches': {
    title: 'Nothing matches',
    fix: 'No device or session fits the id or filter within the policy. Check both against the Reach tab.',
  },
  'no-answer': {
    title: 'The frame does not answer',
    fix: 'Check that the address of the connection is right, and that this machine can reach it: its network, its proxy, the certificate.',
  },
  other: { title: 'The embed reports an error', fix: 'The message below is what it said.' },
} as const satisfies Record<string, { readonly title: string; readonly fix: string }>

/** Failures that end when the account trusts the origin of this page. */
export const originFailures: ReadonlySet<EmbedFailure> = new Set(['framing-forbidden', 'origin-not-trusted'])

/** The name of a failure. */
export type EmbedFailure = keyof typeof embedFailures

const byMessage: readonly (readonly [pattern: RegExp, failure: EmbedFailure])[] = [
  [/^jwt not active/, 'clock-ahead'],
  [/^jwt issuer invalid/, 'wrong-license'],
  [/^invalid (signature|algorithm)/, 'key-not-registered'],
  [/^(jwt|invalid)\b/, 'bad-token'],
]

const byId: Readonly<Record<string, EmbedFailure>> = {
  feature_disabled: 'switched-off',
  origin_not_trusted: 'origin-not-trusted',
  forbidden: 'not-allowed',
  not_found: 'nothing-matches',
  nothing_matches: 'nothing-matches',
  invalid_username: 'bad-token',
}

/**
 * Names what an error from the frame means. `isOver` says whether the token has ended as far as this side can count: one
 * refused as expired before that points at the clocks.
 */
export function nameFailure(
  error: { readonly id?: string | null | undefined; readonly message: string },
  { isOver }: { readonly isOver: boolean },
): EmbedFailure {
  if (error.message === 'jwt expired') return isOver ? 'expired' : 'clock-ahead'
  return byMessage.find(([pattern]) => pattern.test(error.message))?.[1] ?? byId[error.id ?? ''] ?? 'other'
}
