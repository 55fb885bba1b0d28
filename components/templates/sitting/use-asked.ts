import { useMemo } from 'react'
import { useKept } from '@/components/form/use-kept'
import { loadingTargets, type TargetsState, useTargets } from '@/components/sandbox/use-targets'
import { type SimulatedTargets, useSimulatedTargets } from '@/components/simulator/targets/use-simulated-targets'
import { useLastReadable } from '@/components/simulator/use-last-readable'
import type { TargetView } from '@/lib/sandbox'
import { keepTargets, ownedBy, readKeptTargets, startTargets, type TargetSetup } from '@/lib/simulation'

/** About which devices and sessions a draft is asked, with what a person chose and pasted for it. */
export type Asked = {
  readonly setup: TargetSetup
  readonly change: (change: Partial<TargetSetup>) => void
  readonly given: SimulatedTargets
  readonly targets: TargetsState
}

/** The devices and sessions of the sandbox, or pasted ones, which stay in this tab across reloads. */
export function useAsked(): Asked {
  const [setup, change] = useKept({
    name: 'asked',
    start: startTargets,
    read: readKeptTargets,
    print: keepTargets,
  })
  const sandbox = useTargets()
  const given = useSimulatedTargets(setup)
  const pasted = useLastReadable(`${setup.targets} ${setup.kind}`, {
    value: given.targets,
    isBroken: given.problem !== null,
  })
  const agentId = setup.agentId.trim()
  const targets = useMemo<TargetsState>(() => {
    if (setup.targets === 'sandbox') return sandbox
    if (given.isLoading) return loadingTargets
    return { status: 'ready', targets: ownedBy(agentId, pasted.value ?? none) }
  }, [setup.targets, sandbox, given.isLoading, agentId, pasted.value])
  return { setup, change, given, targets }
}

const none: readonly TargetView[] = []
