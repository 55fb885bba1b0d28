/** Every refusal Remit can give: its HTTP status and the sentence shown when the thrower gives none. */
export const errorCodes = {
  bad_request: { status: 400, sentence: 'Something in this request is not as it should be.' },
  invalid: { status: 422, sentence: 'Some of the values need another look.' },
  unauthenticated: {
    status: 401,
    sentence: 'You are not signed in, or your sign-in has ended. Sign in and try again.',
  },
  other_person: { status: 403, sentence: 'Somebody else is signed in in this browser now. Nothing was saved.' },
  forbidden: { status: 403, sentence: 'You do not have the right to do this.' },
  foreign_origin: { status: 403, sentence: 'This request came from another site, so it was refused.' },
  not_found: { status: 404, sentence: 'This does not exist, or it was deleted.' },
  conflict: { status: 409, sentence: 'Someone else changed this in the meantime.' },
  too_large: { status: 413, sentence: 'This is larger than Remit accepts.' },
  too_many: { status: 429, sentence: 'Too many tries. Wait a minute and try again.' },
  blocked: { status: 422, sentence: 'There are errors to fix first.' },
  already_set_up: { status: 409, sentence: 'Remit is already set up. Sign in instead.' },
  setup_code_wrong: { status: 403, sentence: 'This setup code is not the one in the terminal.' },
  setup_code_expired: { status: 410, sentence: 'This setup code has expired. Restart Remit to get a new one.' },
  invite_unknown: {
    status: 404,
    sentence: 'This is not the link of an invite. Check that it is complete, or ask for a new one.',
  },
  invite_ended: {
    status: 410,
    sentence: 'This invite is no longer open. Ask the person who invited you for a new one.',
  },
  link_unknown: {
    status: 404,
    sentence: 'This is not a link to access. Check that it is complete, or ask for a new one.',
  },
  link_early: { status: 409, sentence: 'This access has not begun yet.' },
  link_used: {
    status: 410,
    sentence:
      'This link was opened already. If you did not see what it opens, ask the person who sent it to you for a new one.',
  },
  link_late: {
    status: 410,
    sentence: 'This link was not opened in time. Ask the person who sent it to you for a new one.',
  },
  link_ended: { status: 410, sentence: 'This access has ended.' },
  sealed: { status: 503, sentence: 'The key-encryption key is missing, so signing keys cannot be opened.' },
  unavailable: { status: 503, sentence: 'Remit cannot do this right now. Try again in a moment.' },
  internal: { status: 500, sentence: 'Something went wrong on our side.' },
} as const

/** The code of a refusal. */
export type ErrorCode = keyof typeof errorCodes

/** A refusal as data, safe to show: never holds a secret. `field` names the input it is about. */
export type Failure = {
  readonly code: ErrorCode
  readonly message: string
  readonly field?: string
  /** One sentence per input, by dotted path, when several are wrong. */
  readonly fields?: Readonly<Record<string, string>>
  /** Correlates with the log line and the journal entry. */
  readonly requestId?: string
  /** After how many seconds the same may be tried again, where that is known. */
  readonly waitSeconds?: number
}

const brand = Symbol.for('remit.app-error')

/**
 * Thrown inside a transaction because throwing is what rolls back; answered as a `Failure` outside. It is known by a mark,
 * since a bundler may give one process several copies of this class; what extends it is known by its own class.
 */
export class AppError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the class that is asked about may be one that extends this one
    if (this !== AppError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return typeof value === 'object' && value !== null && brand in value
  }

  readonly [brand] = true
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly waitSeconds: number | undefined

  constructor(code: ErrorCode, details: { message?: string; field?: string; waitSeconds?: number } = {}) {
    super(details.message ?? errorCodes[code].sentence)
    this.code = code
    this.field = details.field
    this.waitSeconds = details.waitSeconds
  }
}
