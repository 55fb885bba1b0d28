/** How long a test token may live, in seconds: 2 to 15 minutes. */
export const testTokenLifetime = { shortest: 120, standard: 300, longest: 900 } as const
