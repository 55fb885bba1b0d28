import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTargets } from '@/components/sandbox/use-targets'
import { useOnceDrawn } from '@/components/ui/use-once-drawn'
import type { TextProblem } from '@/lib/json'
import type { TargetView } from '@/lib/sandbox'
import type { LeftOut, TargetSetup } from '@/lib/simulation'

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
  const isPasted = targets !== 'sandbox' && text.trim() !== ''
  const reader = useReader(isPasted)
  const { read } = reader
  const pasted = useMemo(
    () => (isPasted && read ? read({ isCsv: targets === 'csv', text, kind }) : null),
    [isPasted, read, targets, text, kind],
  )
  if (targets !== 'sandbox') {
    const problem = pasted && !pasted.ok ? pasted.error : null
    const { targets: given, leftOut } = pasted?.ok ? pasted.value : { targets: none, leftOut: noneLeftOut }
    return {
      targets: given,
      leftOut,
      problem,
      isLoading: isPasted && read === null,
      failure: isPasted ? reader.failure : null,
    }
  }
  return {
    targets: sandbox.status === 'ready' ? sandbox.targets : none,
    leftOut: noneLeftOut,
    problem: null,
    isLoading: sandbox.status === 'loading',
    failure: sandbox.status === 'error' ? sandbox.message : null,
  }
}

type Reader = {
  readonly read: typeof import('./read-pasted').readPasted | null
  readonly failure: string | null
}

/** What reads pasted targets; it is fetched once somebody has pasted some, and every 5 s again while it did not come. */
function useReader(isWanted: boolean): Reader {
  const { data, isError } = useQuery({
    queryKey: ['code', 'read-pasted'],
    queryFn: async () => ({ read: (await import('./read-pasted')).readPasted }),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    refetchInterval: ({ state }) => (state.data ? false : 5_000),
  })
  const failure =
    isError && !data ? 'The part of Remit that reads this could not be loaded. It is tried again every 5 s.' : null
  return useOnceDrawn({ read: data?.read ?? null, failure }, notYet)
}

const notYet: Reader = { read: null, failure: null }
const none: readonly TargetView[] = []
const noneLeftOut: readonly LeftOut[] = []
