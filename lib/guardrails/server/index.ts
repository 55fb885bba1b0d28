/**
 * The stored guardrail. Until an owner sets one, nothing is forbidden.
 * Law: a guardrail that cannot be read refuses everything that asks for it.
 */
import 'server-only'

export { changeGuardrail } from './change'
export { getGuardrail, holdGuardrail, holdGuardrailAt, readGuardrail } from './read'
