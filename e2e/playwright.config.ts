import { plant } from './plant'

const wide = { width: 1440, height: 900 }

/** What is shown on both databases; it begins with nothing. */
const onBoth = 'journeys/desk-day.spec.ts'

// Two files at a time, each with a server of its own: much of a journey is waiting for a page to be drawn.
export default plant(
  [
    { name: 'journeys', testMatch: 'journeys/*.spec.ts', use: { viewport: wide } },
    { name: 'postgres', testMatch: onBoth, use: { viewport: wide, database: 'postgres' } },
    { name: 'api', testMatch: 'api/*.spec.ts' },
  ],
  { workers: 2 },
)
