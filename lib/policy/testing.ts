import { examples } from './lint/vectors/examples'

export { type Example, signed } from './lint/vectors/example'

/** Every example of every rule, for tests that ask whether a screen says what the rules say. */
export const lintExamples = Object.values(examples).flat()
