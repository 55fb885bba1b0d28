import { plant } from './plant'

/** Measures in the browser what a person waits for. */
export default plant([{ name: 'bench', testMatch: 'bench/**/*.spec.ts', use: { trace: 'off' } }], { timeout: 300_000 })
