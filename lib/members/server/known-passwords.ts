import type { KnownPasswords } from '@/lib/members'

let known: Promise<KnownPasswords> | null = null

/**
 * The 49,000 passwords that leaked most often, of the well-kept list that password meters share. Fetched when the first
 * password is set, which is seldom, so that no start of the server waits for it.
 */
export function knownPasswords(): Promise<KnownPasswords> {
  known ??= read()
  return known
}

async function read(): Promise<KnownPasswords> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Map(dictionary['passwords-common'].map((password, index) => [password.toLowerCase(), index + 1]))
}
