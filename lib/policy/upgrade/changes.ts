import { evaluatePolicy } from '../evaluate'
import type { AccessClaims, Effect, PolicyRequest } from '../types'
import { capitalised } from '../words'
import { probesBeyond, probesOf } from './probes'

/** One request that two claims sets answer differently, and the sentence that says so. */
export type DecisionChange = {
  readonly request: PolicyRequest
  readonly before: Effect
  readonly after: Effect
  readonly sentence: string
}

const words: Readonly<Record<Effect, string>> = { allow: 'allowed', deny: 'refused' }

/**
 * Lists the requests that two claims sets answer differently, over a finite set of targets made of their own
 * literals; where any request differs, one of the same resource and action is listed. One name stands for every resource
 * that nothing names.
 */
export function decisionChanges(before: AccessClaims, after: AccessClaims): readonly DecisionChange[] {
  const sides = [before, after]
  return [...probesOf(sides), ...probesBeyond(sides)].flatMap(({ request, about }) => {
    const was = evaluatePolicy(before, request)
    const is = evaluatePolicy(after, request)
    if (was === is) return []
    const sentence = `${capitalised(about)}: ${words[was]} before, ${words[is]} after.`
    return [{ request, before: was, after: is, sentence }]
  })
}
