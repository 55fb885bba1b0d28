'use client'

import { useMemo, useState } from 'react'
import { useKept } from '@/components/form/use-kept'
import { usePastedAt } from '@/components/form/use-pasted-at'
import type { TargetView } from '@/lib/sandbox'
import { askedOf, keepSetup, readKeptSetup, simulate, startSetup } from '@/lib/simulation'
import type { TemplateName } from '@/lib/templates'
import type { TypedValues } from '../templates/parameters/try-values'
import { NeverAccepted } from '../tokens/never-accepted'
import { ClaimsField } from './claims-field'
import { LastAnswers } from './last-answers'
import { RequestGrid } from './request-grid'
import { NoResults, Results } from './results'
import { LeftOutNotice } from './targets/left-out-list'
import { TargetsField } from './targets/targets-field'
import { useSimulatedTargets } from './targets/use-simulated-targets'
import { useClaims } from './use-claims'
import { useLastReadable } from './use-last-readable'

type SimulatorProps = {
  readonly templates: readonly TemplateName[]
  /** Of the account that tokens are for; null while they are for the sandbox. */
  readonly licenseKey: string | null
}

/** The simulator: whose access, about what, and which requests at the left; the answers at the right. */
export function Simulator({ templates, licenseKey }: SimulatorProps) {
  const [kept, keep] = useKept({
    name: 'simulator',
    start: startSetup(templates[0]?.id ?? ''),
    read: readKeptSetup,
    print: keepSetup,
  })
  // A template that was remembered and is gone is the first one.
  const isThere = templates.some(({ id }) => id === kept.templateId)
  const setup = isThere ? kept : { ...kept, templateId: templates[0]?.id ?? '', version: 'draft' }
  const [filledIn, setFilledIn] = useState<FilledIn>({ templateId: '', typed: {} })
  const typed = filledIn.templateId === setup.templateId ? filledIn.typed : noValues
  const pastedAt = usePastedAt(setup.source === 'token' ? setup.token : setup.json)
  const claims = useClaims(setup, { typed, licenseKey, nowSeconds: pastedAt })
  const targets = useSimulatedTargets(setup)
  const [find, setFind] = useState('')
  const agentId = setup.targets === 'sandbox' || setup.agentId.trim() === '' ? undefined : setup.agentId.trim()
  const asks = useLastReadable(setup.source, {
    value: claims.status === 'ready' ? claims.claims : null,
    // What another token allowed says nothing about this one.
    isBroken: claims.status === 'unreadable' && setup.source === 'json',
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
        <ClaimsField
          setup={setup}
          change={keep}
          claims={claims}
          templates={templates}
          typed={typed}
          onType={(values) => setFilledIn({ templateId: setup.templateId, typed: values })}
        />
        <TargetsField setup={setup} change={keep} targets={targets} />
        <RequestGrid asked={setup.asked} onChange={(asked) => keep({ asked })} />
      </div>
      {asks.value && matrix ? (
        <Results
          claims={asks.value}
          matrix={matrix}
          find={find}
          onFind={setFind}
          isLoading={targets.isLoading}
          notice={
            <>
              <NeverAccepted why={claims.status === 'ready' ? claims.neverValid : null}>
                These answers are what its claims would allow in a token that is accepted.
              </NeverAccepted>
              <LeftOutNotice leftOut={targets.leftOut} total={targets.targets.length + targets.leftOut.length} />
              <LastAnswers
                claims={asks.isLast && claims.status === 'unreadable' ? claims.problem : null}
                targets={about.isLast ? targets.problem : null}
              />
            </>
          }
        />
      ) : (
        <NoResults claims={claims} source={setup.source} />
      )}
    </div>
  )
}

/** What was typed for the parameters of one template. */
type FilledIn = { readonly templateId: string; readonly typed: TypedValues }

const noValues: TypedValues = {}

function holds({ name, detail, target }: TargetView, find: string): boolean {
  const text = `${name} ${detail} ${target.id ?? ''} ${JSON.stringify(target.custom_data ?? {})}`
  return text.toLowerCase().includes(find.trim().toLowerCase())
}
