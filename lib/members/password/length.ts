/** How long a password must and may be, in characters. Beside it stands `judgePassword`; no other rule makes one harder to guess. */
export const passwordLength = { shortest: 12, longest: 128, strong: 20 } as const
