'use client'

import { type FormEvent, useMemo, useState } from 'react'
import { NeverAccepted } from '@/components/tokens/never-accepted'
import { Checkbox } from '@/components/ui/checkbox'
import type { Guardrail } from '@/lib/guardrails'
import { type ImportChoices, type Imported, type ImportPlan, noChoices, planImport } from '@/lib/import'
import type { Finding } from '@/lib/policy'
import { freeName } from '@/lib/templates'
import { TighteningChoice } from './choices/tightening-choice'
import { UpgradeChoice } from './choices/upgrade-choice'
import { UpgradeDiff } from './choices/upgrade-diff'
import { WallChoice } from './choices/wall-choice'
import { CreateFields } from './create-fields'
import { ImportFindings } from './import-findings'
import type { ImportActions } from './import-form'
import { ImportLists, ReachSentence } from './import-lists'
import { useCreate } from './use-create'

type PolicyImportProps = {
  readonly imported: Imported
  readonly guardrail: Guardrail
  readonly actions: ImportActions
  readonly taken: ReadonlySet<string>
  readonly onDone: () => void
}

type Chosen = ImportChoices & {
  /** What was chosen for; another text starts again. */
  readonly of: Imported['draftText']
  /** That it may reach more than what was pasted. */
  readonly isMoreWanted: boolean
  readonly isAsked: boolean
}

/** Makes a template of a policy, claims, a token or an embed address: as it is, or brought to version 3 and tightened. */
export function PolicyImport({ imported, guardrail, actions, taken, onDone }: PolicyImportProps) {
  const [typedName, setName] = useState<string | null>(null)
  const start = { ...noChoices, of: imported.draftText, isMoreWanted: false, isAsked: false }
  const [kept, setKept] = useState<Chosen>(start)
  const chosen = kept.of === imported.draftText ? kept : start
  const change = (part: Partial<Chosen>) => setKept({ ...chosen, isMoreWanted: false, isAsked: false, ...part })
  const { failure, isPending, submit } = useCreate(actions.create, onDone)
  const { version, keepPlayback, keepRole, wall, tightened } = chosen
  const plan = useMemo(
    () => planImport(imported, { version, keepPlayback, keepRole, wall, tightened }, guardrail),
    [imported, version, keepPlayback, keepRole, wall, tightened, guardrail],
  )
  const name = typedName ?? freeName('Imported policy', taken)
  const missing = missingIn(plan, chosen)
  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (missing === null) return submit({ name, ...plan.content })
    change({ isAsked: true, isMoreWanted: chosen.isMoreWanted })
    event.currentTarget.querySelector<HTMLInputElement>(`[data-part=${missing}] input`)?.focus()
  }
  return (
    <form className="grid min-w-0 gap-5" onSubmit={create}>
      <NeverAccepted why={imported.neverValid}>
        The template takes only its role and policy. Remit signs a token of its own.
      </NeverAccepted>
      <div className="grid min-w-0 gap-3">
        {plan.reach !== null && <ReachSentence>{plan.reach}</ReachSentence>}
        {plan.gained.length > 0 && (
          <Gain
            plan={plan}
            isWanted={chosen.isMoreWanted}
            isMissing={chosen.isAsked && missing === 'gain'}
            onWanted={(isMoreWanted) => change({ isMoreWanted })}
          />
        )}
        <CreateFields name={name} onName={setName} failure={failure} isPending={isPending} />
      </div>
      <ImportFindings
        title="Wrong in what you pasted"
        note="The template takes none of it: Remit writes its own header, times and parties."
        findings={imported.findings.filter((finding) => !isSame(finding, imported.neverValid))}
        isBrief
      />
      {plan.upgraded && (
        <div data-part="version">
          <UpgradeChoice
            upgraded={plan.upgraded}
            version={plan.version}
            choices={chosen}
            onChange={change}
            error={
              chosen.isAsked && missing === 'version' ? 'Choose one: bringing it to version 3 would open more.' : null
            }
          />
        </div>
      )}
      {plan.wall && <WallChoice wall={plan.wall} isChosen={wall} onChosen={(isChosen) => change({ wall: isChosen })} />}
      <TighteningChoice offered={plan.offered} chosen={tightened} onChosen={(ids) => change({ tightened: ids })} />
      <ImportFindings
        title="Found in the template it makes"
        note="The editor shows these too, and fixes many with one click."
        findings={plan.findings}
      />
      <ImportLists understood={imported.understood} changed={imported.changed} refused={imported.refused} />
    </form>
  )
}

/** The finding that stands above the others already. */
function isSame(finding: Finding, told: Finding | null): boolean {
  return told !== null && finding.code === told.code && finding.message === told.message
}

/** What has to be decided before the template can be made. */
function missingIn(plan: ImportPlan, { isMoreWanted }: Chosen): 'version' | 'gain' | null {
  if (plan.version === null) return 'version'
  return plan.gained.length > 0 && !isMoreWanted ? 'gain' : null
}

type GainProps = {
  readonly plan: ImportPlan
  readonly isWanted: boolean
  readonly isMissing: boolean
  readonly onWanted: (isWanted: boolean) => void
}

/** What the template would allow and what was pasted does not, with the tick that it is wanted. */
function Gain({ plan, isWanted, isMissing, onWanted }: GainProps) {
  return (
    <section aria-label="Reaches more than what you pasted" data-part="gain" className="grid gap-2">
      <h2 className="text-13 font-medium text-caution">It reaches more than what you pasted</h2>
      <UpgradeDiff changes={plan.gained} />
      <Checkbox label="I want it to reach more" checked={isWanted} onCheckedChange={onWanted} />
      {isMissing && (
        <p role="alert" className="text-12 text-deny">
          Tick this if more is wanted, or choose what brings the old reach back.
        </p>
      )}
    </section>
  )
}
