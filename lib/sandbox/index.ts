/**
 * The stand-in for Cobrowse: a world of devices and sessions and the REST API over it, as a pure function.
 * Central idea: request and world in, response and next world out; time, keys and chance are arguments.
 * Law: nothing `evaluatePolicy` denies is ever listed, shown or changed.
 */
export { agentFor } from './agent-for'
export type { SandboxContext, SandboxRequest } from './api/call'
export { handleSandboxRequest } from './handle'
export { frameMessage, type HostMessage, readHostMessage } from './host-message'
export type { Refusal, SandboxResponse } from './refusal'
export { seedWorld } from './seed'
export { type TargetView, targetsOf } from './targets'
export { verifyAgentToken } from './verify-token'
export type { Agent, Consent, Device, DeviceInfo, Platform, Session, SessionState, World } from './world'
export { worldAt } from './world-at'
