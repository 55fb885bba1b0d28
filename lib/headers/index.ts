/**
 * The headers every answer carries, as pure functions: the content security policy, the fixed headers, and which of
 * Remit's two hosts was asked. `proxy.ts` only calls these.
 * Law: nothing runs, loads or frames a page unless it is named here.
 */
export { contentSecurityPolicy, dataPolicy, type PagePolicy } from './content-security-policy'
export { fixedHeaders, /** @public Read by `next.config.ts`. */ staticHeaders } from './fixed-headers'
export { ownScriptUrl } from './own-script-url'
export { isPlainHost, isPlainOrigin } from './plain-origin'
export { type Destination, routeRequest } from './route-request'
export { readViolation } from './violation'
