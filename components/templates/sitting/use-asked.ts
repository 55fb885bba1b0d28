import { useMemo } from 'react'
import { useKept } from '@/components/form/use-kept'
import { type TargetsState, useTargets } from '@/components/sandbox/use-targets'
import { type SimulatedTargets, useSimulatedTargets } from '@/components/simulator/use-simulated-targets'
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
    key: 'remit:asked',
    start: startTargets,
    read: readKeptTargets,
    print: keepTargets,
  })
  const sandbox = useTargets()
  const given = useSimulatedTargets(setup)
  const agentId = setup.agentId.trim()
  const targets = useMemo<TargetsState>(
    () => (setup.targets === 'sandbox' ? sandbox : { status: 'ready', targets: ownedBy(agentId, given.targets) }),
    [setup.targets, sandbox, agentId, given.targets],
  )
  return { setup, change, given, targets }
}
