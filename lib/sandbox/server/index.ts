/**
 * The sandbox on this server: its world in the database, its API over HTTP.
 * Law: two writers never overwrite each other; the later one is judged and applied anew.
 */
import 'server-only'

export { endAgentSessions } from './end-agent-sessions'
export { listTargets } from './list-targets'
export { mountSandbox } from './mount'
export { mountSandboxSockets } from './mount-sockets'
export { resetSandbox } from './reset'
export { switchFeature } from './switch-feature'
