'use client'

import { useMemo, useState } from 'react'
import { useKept } from '@/components/form/use-kept'
import type { TargetView } from '@/lib/sandbox'
import { askedOf, keepSetup, readKeptSetup, simulate, startSetup } from '@/lib/simulation'
import type { TemplateName } from '@/lib/templates'
import { ClaimsField } from './claims-field'
import { LastAnswers } from './last-answers'
import { RequestGrid } from './request-grid'
import { NoResults, Results } from './results'
import { TargetsField } from './targets-field'
import { useClaims } from './use-claims'
import { useLastReadable } from './use-last-readable'
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
  const asks = useLastReadable(setup.source, {
    value: claims.status === 'ready' ? claims.claims : null,
    isBroken: claims.status === 'unreadable',
  })
  const about = useLastReadable(`${setup.targets} ${setup.kind}`, {
    value: targets.targets,
    isBroken: targets.problem !== null,
  })
  const matrix = useMemo(() => {
    const found = (about.value ?? []).filter((target) => holds(target, find))
    return asks.value && simulate({ claims: asks.value, targets: found, asked: askedOf(setup.asked), agentId })
  }, [asks.value, about.value, find, setup.asked, agentId])
  return (
    <div className="mt-4 grid flex-1 border-t border-line lg:grid-cols-[22.5rem_minmax(0,1fr)]">
      <div className="grid content-start gap-6 border-line p-4 max-lg:border-b sm:p-6 lg:border-r">
        <ClaimsField setup={setup} change={change} claims={claims} templates={templates} />
        <TargetsField setup={setup} change={change} targets={targets} />
        <RequestGrid asked={setup.asked} onChange={(asked) => change({ asked })} />
      </div>
      {asks.value && matrix ? (
        <Results
          claims={asks.value}
          matrix={matrix}
          find={find}
          onFind={setFind}
          isLoading={targets.isLoading}
          notice={
            <LastAnswers
              claims={asks.isLast && claims.status === 'unreadable' ? claims.problem : null}
              targets={about.isLast ? targets.problem : null}
            />
          }
        />
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
