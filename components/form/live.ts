/** For what waits for a person: looked up every 5 s while the page is visible, and at once when they come back to it. */
export const live = { refetchInterval: 5_000, refetchOnWindowFocus: 'always' } as const
