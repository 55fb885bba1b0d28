/**
 * The stand-in for Cobrowse: a world of devices and sessions and the REST API over it, as a pure function.
 * Central idea: request and world in, response and next world out; time, keys and chance are arguments.
 * Law: nothing `evaluatePolicy` denies is ever listed, shown or changed.
 */
export { agentFor } from './agent-for'
export type { SandboxContext, SandboxRequest } from './api/call'
export { endSessionsOf } from './end-sessions'
export { handleSandboxRequest } from './handle'
export { frameMessage, readHostMessage } from './host-message'
export type { SandboxResponse } from './refusal'
export { seedWorld } from './seed'
export { readPass, type Watcher } from './socket/pass'
export { changes, receive, type ServerFrame, type Watch } from './socket/watch'
export { type TargetView, targetsOf } from './targets'
export { type Switch, switches, type World } from './world'
