import { dictionary } from '@zxcvbn-ts/language-common'
import type { KnownPasswords } from '@/lib/members'

/** The 49,000 passwords that leaked most often, of the well-kept list that password meters share. */
export const knownPasswords: KnownPasswords = new Map(
  dictionary['passwords-common'].map((password, index) => [password.toLowerCase(), index + 1]),
)
