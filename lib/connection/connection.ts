/** The kinds of places tokens can be for. */
export const connectionKinds = ['sandbox', 'cobrowse', 'eu', 'self-hosted'] as const
export type ConnectionKind = (typeof connectionKinds)[number]

/** Where tokens are for. `licenseKey` becomes the `iss` claim. */
export type Connection = {
  readonly kind: ConnectionKind
  /** Scheme, host and port, without a final slash. */
  readonly origin: string
  readonly licenseKey: string
}

/** What people call each kind. */
export const connectionNames: Readonly<Record<ConnectionKind, string>> = {
  sandbox: 'Sandbox',
  cobrowse: 'Cobrowse.io',
  eu: 'Cobrowse.io EU',
  'self-hosted': 'Self-hosted',
}

/** The origins Cobrowse runs itself. */
export const hostedOrigins = { cobrowse: 'https://cobrowse.io', eu: 'https://eu.cobrowse.io' } as const

/** The license key of the built-in sandbox. */
export const sandboxLicenseKey = 'license-sandbox'
