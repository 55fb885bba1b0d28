/** How long a password must and may be, in characters. Length is the only rule: it is what makes one hard to guess. */
export const passwordLength = { shortest: 12, longest: 128, strong: 20 } as const
