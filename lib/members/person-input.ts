import * as z from 'zod/mini'
import { isVisibleText } from '@/lib/json'
import { passwordLength } from './password/length'

const { shortest, longest } = passwordLength

/** What a person is called: 1 to 100 characters, all of which can be seen. */
export const personName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'Enter your name.'),
    z.maxLength(100, 'Use at most 100 characters.'),
    z.refine(isVisibleText, 'This name holds characters that cannot be seen.'),
  )

/** The address a person signs in with, in small letters. */
export const personEmail = z.pipe(
  z
    .string()
    .check(
      z.trim(),
      z.toLowerCase(),
      z.minLength(1, 'Enter an e-mail address.'),
      z.maxLength(254, 'This address is too long.'),
    ),
  z.email('This is not an e-mail address.'),
)

/**
 * A password to be set, as long as it must be. Judging it takes up to 50 ms (`judgePassword`), so that is done where its owner
 * is known, and after whatever proves the right to set one.
 */
export const newPassword = z
  .string()
  .check(
    z.minLength(shortest, `Use at least ${shortest} characters.`),
    z.maxLength(longest, `Use at most ${longest} characters.`),
  )
