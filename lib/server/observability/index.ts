/**
 * What the server says of itself: one line per operation, faults with their request id, notices at start-up.
 * Law: no token, key or password is ever written.
 */
import 'server-only'

export { emitEvent, emitFault, emitNotice, emitTrouble } from './event'
export { emitFaultReport, readFaultReport } from './fault-report'
