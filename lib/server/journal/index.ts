/**
 * The chained record of every deed, appended in the deed's own transaction.
 * Law: nothing is done that is not recorded, and nothing recorded is ever changed.
 */
import 'server-only'

export { acceptBreak } from './accept'
export type { AcceptedBreak } from './acceptance'
export { appendEntry } from './append'
export { checkJournal, foundByCheck, requireWholeJournal } from './check'
export { findClockProblem, foundClockProblem, requireSteadyClock, timedDeeds } from './clock/clock'
export { findLastDone, listAbout, listDone, listDoneBetween, type RecordedAbout } from './read'
export { RecordedRefusal } from './recorded-refusal'
