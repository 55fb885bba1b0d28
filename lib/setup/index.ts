/**
 * The first minutes: from a one-time code to an owner, a connection, a signing key and a template that works.
 * Law: either all of it is there, or none of it.
 */
export type { SetupInput } from './setup-input'
