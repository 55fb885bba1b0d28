import { type Parameter, parameterLimits } from '../parameter'
import { readPattern } from './pattern'

type TextParameter = Parameter & { type: 'string' }

/** What a character takes at most in a token, in bytes for each UTF-16 unit: UTF-8 has none that takes more. */
const mostBytes = 3

/**
 * How many bytes a value of a free text may take in a token, without its quotes: three for each character it may have, up to
 * what the usual length takes in plain letters; a text that may be longer has a byte for each character. So every value of up
 * to 85 characters fits, whatever its letters, and a parameter that says nothing takes no more than 256 bytes.
 */
export function roomOf({ maxLength = parameterLimits.usualValue }: TextParameter): number {
  return Math.max(maxLength, Math.min(mostBytes * maxLength, parameterLimits.usualValue))
}

/** How many bytes a text takes in a token, without its quotes: `"` and `\` take two, other letters up to three. */
export function bytesInToken(value: string): number {
  return new TextEncoder().encode(JSON.stringify(value)).length - 2
}

/** The most bytes that a value which is taken can have in a token, by its length and its pattern; without its quotes. */
export function mostBytesOf(parameter: TextParameter): number {
  const { pattern: source, maxLength = parameterLimits.usualValue } = parameter
  const pattern = source === undefined ? null : readPattern(source)
  return Math.min(roomOf(parameter), pattern?.ok ? pattern.value.mostBytes(maxLength) : Number.POSITIVE_INFINITY)
}
