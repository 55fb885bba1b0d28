import { Check, X } from 'lucide-react'
import { Verdict } from '@/components/policy/reach-row'
import { AssumptionLink } from '@/components/policy/sources'
import { IconButton } from '@/components/ui/icon-button'
import { type ConditionTrace, readings } from '@/lib/policy'
import type { ChosenCell } from './matrix-table'

type DecisionPanelProps = { readonly chosen: ChosenCell; readonly onClose: () => void }

/** Why one cell says what it says: the sentence, the rule, each condition, and the readings it stands on. */
export function DecisionPanel({ chosen: { row, cell }, onClose }: DecisionPanelProps) {
  const { asked, decision } = cell
  return (
    <aside
      aria-label="Why"
      data-slot="decision-panel"
      className="sticky bottom-0 z-2 max-h-[45dvh] overflow-y-auto border-t border-line-strong bg-raised px-4 py-3 max-sm:bottom-14 sm:px-6"
    >
      <header className="flex items-start gap-2">
        <Verdict effect={decision.effect} />
        <div className="min-w-0 flex-1" role="status">
          <h2 className="truncate text-13">
            {row.name} <code className="ml-1 font-normal text-ink-muted">{asked.name}</code>
          </h2>
          <p className="text-13 text-pretty break-words">{decision.sentence}</p>
        </div>
        <IconButton label="Close" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <div className="mt-2 grid gap-2 text-12 text-ink-muted sm:pl-17">
        {decision.rule && (
          <p>
            Decided by the rule {decision.rule.from === 'role' ? 'of the role' : 'of the policy'}{' '}
            <code className="text-ink">{decision.rule.path?.join(' › ') ?? decision.rule.key}</code>
          </p>
        )}
        {decision.conditions.length > 0 && (
          <ul className="grid gap-0.5">
            {decision.conditions.map((condition) => (
              <ConditionLine key={`${condition.kind} ${condition.key}`} condition={condition} />
            ))}
          </ul>
        )}
        {decision.readings.map((id) => (
          <p key={id} className="text-pretty">
            <span className="mr-2 font-mono text-ink-faint">
              <AssumptionLink id={id} />
            </span>
            {readings[id]}
          </p>
        ))}
      </div>
    </aside>
  )
}

function ConditionLine({ condition: { key, wanted, got, holds } }: { readonly condition: ConditionTrace }) {
  const Icon = holds ? Check : X
  return (
    <li className="flex items-start gap-1.5">
      <Icon aria-label={holds ? 'holds' : 'fails'} className={holds ? 'text-allow' : 'text-deny'} />
      <span className="min-w-0 break-words">
        <code className="text-ink">{key}</code> wants <code className="text-ink">{JSON.stringify(wanted)}</code>,{' '}
        {got === undefined ? (
          'is missing'
        ) : (
          <>
            has <code className="text-ink">{JSON.stringify(got)}</code>
          </>
        )}
      </span>
    </li>
  )
}
