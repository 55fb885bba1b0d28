/**
 * How operations are reached: as server actions, as pages and as routes of the API. Decides nothing itself.
 * Law: all three run the same operation, so their checks cannot differ.
 */
import 'server-only'

export { action } from './action'
export { requestContext } from './context'
export { download } from './download'
export { claimAction, heldAction, heldQuery, heldRoute, linkAction } from './held'
export { pageDeed, pageQuery } from './page'
export { refusing } from './problem'
export { takeReports } from './reports'
export { route } from './route'
export { signInPath } from './sign-in-path'
export { unavailablePage } from './unavailable-page'
