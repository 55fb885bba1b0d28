import { plant } from './plant'

export default plant([
  { name: 'journeys', testMatch: 'journeys/*.spec.ts' },
  { name: 'api', testMatch: 'api/*.spec.ts' },
])
