import { type ASTNode, Environment, ParseError, serialize } from '@marcbachmann/cel-js'
import { type EpochMs, err, type JsonObject, ok, type Result, remember } from '@/lib/base'

/** CEL that was read: how it evaluates, and its tree. */
type Parsed = ReturnType<Environment['parse']>

/** Why a text is no CEL, and which characters of it are meant. */
export type CelProblem = { readonly message: string; readonly start: number; readonly end: number }

/** What an evaluation is given: the claims as the engine hands them out, and the attributes of the request. */
export type CelFacts = { readonly claims: JsonObject; readonly attributes: JsonObject; readonly now: EpochMs }

/** What a text comes to. `unknown` is what only the engine can tell. */
export type CelOutcome = boolean | 'error' | 'unknown'

/** Longest text that is read as CEL, in characters. */
const maxCelLength = 20_000

/** Set before each evaluation, which is over before anything else runs: functions of CEL are given no facts. */
const clock: { now: EpochMs } = { now: 0 }

const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false })
  .registerFunction('now(): google.protobuf.Timestamp', () => new Date(clock.now))
  .registerFunction('hasIntersection(list, list): bool', (one: unknown[], other: unknown[]) =>
    one.some((value) => other.includes(value)),
  )
  .registerFunction('isSubset(list, list): bool', (one: unknown[], other: unknown[]) =>
    one.every((value) => other.includes(value)),
  )

/** Reads a text as CEL, within `maxCelLength`. What it calls is not looked up: the engine may know more than a browser does. */
export const parseCelText = remember(readCel, { most: 400, keyOf: (text: string) => text })

function readCel(text: string): Result<ASTNode, CelProblem> {
  const parsed = compile(text)
  return parsed.ok ? ok(parsed.value.ast) : parsed
}

/** One spelling for each tree, so that two texts can be held against each other. */
export function canonicalCel(node: ASTNode): string {
  return serialize(node)
}

/**
 * Evaluates a text as the engine would. What has no bound here, or what only the engine has, is `unknown`: patterns, which are
 * read otherwise in a browser, and macros within macros.
 */
export function evaluateCel(text: string, { claims, attributes, now }: CelFacts): CelOutcome {
  const parsed = compile(text)
  if (!parsed.ok) return 'error'
  if (!isBounded(parsed.value.ast)) return 'unknown'
  clock.now = now
  try {
    const value: unknown = parsed.value({ request: { auxData: { jwt: claims }, resource: { attr: attributes } } })
    return typeof value === 'boolean' ? value : 'error'
  } catch (error) {
    return isUnknownName(error) ? 'unknown' : 'error'
  }
}

const compile = remember(compileText, { most: 400, keyOf: (text: string) => text })

function compileText(text: string): Result<Parsed, CelProblem> {
  if (text.length > maxCelLength) {
    return err({
      message: `A condition has at most ${maxCelLength} characters.`,
      start: maxCelLength,
      end: text.length,
    })
  }
  try {
    return ok(environment.parse(text))
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    const { start, end } = error.range ?? { start: 0, end: text.length }
    return err({ message: `${error.summary}.`, start, end })
  }
}

/** Macros that go through a list or the keys of an object. */
const macros = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])

/** Whether a browser may evaluate this: no patterns, and no macro inside another. */
function isBounded(node: ASTNode, isInMacro = false): boolean {
  const isMacro = node.op === 'rcall' && macros.has(node.args[0])
  if (node.op === 'rcall' && node.args[0] === 'matches') return false
  if (isMacro && isInMacro) return false
  return childrenOf(node).every((child) => isBounded(child, isInMacro || isMacro))
}

/** The nodes below a node, in the order they are written. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  return nodesIn(node.args)
}

function nodesIn(value: unknown): readonly ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  return isNode(value) ? [value] : []
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}

/** A function that a browser does not have: the engine may. */
function isUnknownName(error: unknown): boolean {
  return (
    error instanceof Error && /^(found no matching overload|Function not found|Unknown function)/i.test(error.message)
  )
}

export type { ASTNode }
