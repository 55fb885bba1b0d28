/** One set of characters: tells of a single character whether it is in it. */
export type CharacterSet = RegExp

/** One place of a pattern: a set, for one character, for one or none, or for any number. Equal sets are the same object. */
export type Step = { readonly set: CharacterSet; readonly repeat: 'once' | 'maybe' | 'any' }
