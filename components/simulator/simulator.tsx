'use client'

import { useMemo, useState } from 'react'
import { useKept } from '@/components/form/use-kept'
import type { TargetView } from '@/lib/sandbox'
import { askedOf, keepSetup, readKeptSetup, simulate, startSetup } from '@/lib/simulation'
import type { TemplateName } from '@/lib/templates'
import { ClaimsField } from './claims-field'
import { RequestGrid } from './request-grid'
import { NoResults, Results } from './results'
import { TargetsField } from './targets-field'
import { useClaims } from './use-claims'
import { useSimulatedTargets } from './use-simulated-targets'

/** The simulator: whose access, about what, and which requests at the left; the answers at the right. */
export function Simulator({ templates }: { readonly templates: readonly TemplateName[] }) {
  const [setup, change] = useKept({
    key: 'remit:simulator',
    start: startSetup(templates[0]?.id ?? ''),
    read: readKeptSetup,
    print: keepSetup,
  })
  const claims = useClaims(setup)
  const targets = useSimulatedTargets(setup)
  const [find, setFind] = useState('')
  const agentId = setup.targets === 'sandbox' || setup.agentId.trim() === '' ? undefined : setup.agentId.trim()
  const asks = claims.status === 'ready' ? claims.claims : null
  const matrix = useMemo(() => {
    const found = targets.targets.filter((target) => holds(target, find))
    return asks && simulate({ claims: asks, targets: found, asked: askedOf(setup.asked), agentId })
  }, [asks, targets.targets, find, setup.asked, agentId])
  return (
    <div className="mt-4 grid flex-1 border-t border-line lg:grid-cols-[22.5rem_minmax(0,1fr)]">
      <div className="grid content-start gap-6 border-line p-4 max-lg:border-b sm:p-6 lg:border-r">
        <ClaimsField setup={setup} change={change} claims={claims} templates={templates} />
        <TargetsField setup={setup} change={change} targets={targets} />
        <RequestGrid asked={setup.asked} onChange={(asked) => change({ asked })} />
      </div>
      {asks && matrix ? (
        <Results claims={asks} matrix={matrix} find={find} onFind={setFind} isLoading={targets.isLoading} />
      ) : (
        <NoResults isBroken={claims.status === 'unreadable' || claims.status === 'failed'} />
      )}
    </div>
  )
}

function holds({ name, detail, target }: TargetView, find: string): boolean {
  const text = `${name} ${detail} ${target.id ?? ''} ${JSON.stringify(target.custom_data ?? {})}`
  return text.toLowerCase().includes(find.trim().toLowerCase())
}
