import { Checkbox } from '@/components/ui/checkbox'
import { Disclosure } from '@/components/ui/disclosure'
import { RadioCards } from '@/components/ui/radio-cards'
import type { UpgradedDraft } from '@/lib/import'
import type { DecisionChange } from '@/lib/policy'

/** Whether a draft is brought to version 3, and what only its author knows about it. */
export type UpgradeWish = { readonly isWanted: boolean; readonly keepPlayback: boolean; readonly keepRole: boolean }

type UpgradeChoiceProps = {
  readonly upgraded: UpgradedDraft
  readonly wish: UpgradeWish
  readonly onWish: (wish: UpgradeWish) => void
}

/** Version 1 or 2 as it is, or version 3 with the proof of what changes. */
export function UpgradeChoice({ upgraded, wish, onWish }: UpgradeChoiceProps) {
  const { from, steps, changes } = upgraded
  return (
    <section aria-label="Version" className="grid gap-3">
      <RadioCards<'upgrade' | 'keep'>
        label="Version"
        value={wish.isWanted ? 'upgrade' : 'keep'}
        onValueChange={(value) => onWish({ ...wish, isWanted: value === 'upgrade' })}
        options={[
          { value: 'upgrade', label: 'Bring to version 3', description: proofOf(changes) },
          {
            value: 'keep',
            label: `Keep version ${from}`,
            description: 'Nothing changes; the form cannot show all of it.',
          },
        ]}
      />
      {wish.isWanted && (
        <>
          <div className="grid gap-x-6 sm:grid-cols-2">
            <Checkbox
              label="Keep playback of recordings"
              checked={wish.keepPlayback}
              onCheckedChange={(keepPlayback) => onWish({ ...wish, keepPlayback })}
            />
            <Checkbox
              label="Keep the role, if there is one"
              checked={wish.keepRole}
              onCheckedChange={(keepRole) => onWish({ ...wish, keepRole })}
            />
          </div>
          {changes.length > 0 && (
            <ul aria-label="Requests answered anew" className="grid gap-1 text-13">
              {changes.map(({ sentence, after }) => (
                <li key={sentence} className="flex gap-2">
                  <span className={after === 'allow' ? wider : narrower}>
                    {after === 'allow' ? 'wider' : 'narrower'}
                  </span>
                  <span className="min-w-0 text-pretty break-words">{sentence}</span>
                </li>
              ))}
            </ul>
          )}
          <Disclosure summary={steps.length === 1 ? 'The 1 step' : `The ${steps.length} steps`}>
            <ol className="grid list-decimal gap-1 pl-4 text-13 text-ink-muted">
              {steps.map(({ sentence }) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ol>
          </Disclosure>
        </>
      )}
    </section>
  )
}

const wider = 'w-16 shrink-0 text-12 leading-5 font-medium text-deny'
const narrower = 'w-16 shrink-0 text-12 leading-5 font-medium text-allow'

function proofOf(changes: readonly DecisionChange[]): string {
  if (changes.length === 0) return 'Every request is answered as before.'
  return changes.length === 1
    ? '1 kind of request is answered anew.'
    : `${changes.length} kinds of request are answered anew.`
}
