import { plant } from './plant'

const wide = { width: 1440, height: 900 }

export default plant([
  { name: 'journeys', testMatch: 'journeys/*.spec.ts', use: { viewport: wide } },
  { name: 'api', testMatch: 'api/*.spec.ts' },
])
