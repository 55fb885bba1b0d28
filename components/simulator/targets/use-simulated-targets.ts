import { useMemo } from 'react'
import { useTargets } from '@/components/sandbox/use-targets'
import type { TextProblem } from '@/lib/json'
import type { TargetView } from '@/lib/sandbox'
import { type LeftOut, readCsvTargets, readJsonTargets, type TargetSetup } from '@/lib/simulation'

/** The devices and sessions to ask about, as far as they can be read. */
export type SimulatedTargets = {
  readonly targets: readonly TargetView[]
  /** Pasted targets that nothing is asked about, each with its reason. */
  readonly leftOut: readonly LeftOut[]
  readonly problem: TextProblem | null
  readonly isLoading: boolean
  readonly failure: string | null
}

/** Reads the targets of the chosen source: the sandbox, which is looked at again by itself, or what was pasted. */
export function useSimulatedTargets({ targets, targetsJson, targetsCsv, kind }: TargetSetup): SimulatedTargets {
  const sandbox = useTargets()
  const text = targets === 'csv' ? targetsCsv : targetsJson
  const pasted = useMemo(() => {
    if (targets === 'sandbox' || text.trim() === '') return null
    return targets === 'csv' ? readCsvTargets(text, kind) : readJsonTargets(text, kind)
  }, [targets, text, kind])
  if (targets !== 'sandbox') {
    const problem = pasted && !pasted.ok ? pasted.error : null
    const { targets: given, leftOut } = pasted?.ok ? pasted.value : { targets: none, leftOut: noneLeftOut }
    return { targets: given, leftOut, problem, isLoading: false, failure: null }
  }
  return {
    targets: sandbox.status === 'ready' ? sandbox.targets : none,
    leftOut: noneLeftOut,
    problem: null,
    isLoading: sandbox.status === 'loading',
    failure: sandbox.status === 'error' ? sandbox.message : null,
  }
}

const none: readonly TargetView[] = []
const noneLeftOut: readonly LeftOut[] = []
