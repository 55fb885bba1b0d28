import { plant } from './plant'

/** Makes the pictures that the README shows. */
export default plant([{ name: 'screenshots', testMatch: 'screenshots/*.spec.ts', use: { deviceScaleFactor: 2 } }])
