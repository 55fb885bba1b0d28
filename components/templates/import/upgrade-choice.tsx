import { Checkbox } from '@/components/ui/checkbox'
import { Disclosure } from '@/components/ui/disclosure'
import { RadioCards } from '@/components/ui/radio-cards'
import type { UpgradedDraft } from '@/lib/import'
import type { DecisionChange } from '@/lib/policy'
import { AnsweredAnew } from './answered-anew'

/** Whether a draft is brought to version 3, and what only its author knows about it. */
export type UpgradeWish = { readonly isWanted: boolean; readonly keepPlayback: boolean; readonly keepRole: boolean }

type UpgradeChoiceProps = {
  readonly upgraded: UpgradedDraft
  readonly wish: UpgradeWish
  readonly onWish: (wish: UpgradeWish) => void
}

/** Version 1 or 2 as it is, or version 3 with the proof of what changes. */
export function UpgradeChoice({ upgraded, wish, onWish }: UpgradeChoiceProps) {
  const { from, steps, changes, offers } = upgraded
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
            label: 'Leave it as it is',
            description: `It stays version ${from}, and the form cannot show all of it.`,
          },
        ]}
      />
      {wish.isWanted && (
        <>
          {offers.length > 0 && (
            <div className="grid gap-x-6 sm:grid-cols-2">
              {offers.includes('keepPlayback') && (
                <Checkbox
                  label="Keep playback of recordings"
                  checked={wish.keepPlayback}
                  onCheckedChange={(keepPlayback) => onWish({ ...wish, keepPlayback })}
                />
              )}
              {offers.includes('keepRole') && (
                <Checkbox
                  label="Keep the role"
                  checked={wish.keepRole}
                  onCheckedChange={(keepRole) => onWish({ ...wish, keepRole })}
                />
              )}
            </div>
          )}
          {changes.length > 0 && <AnsweredAnew changes={changes} />}
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

function proofOf(changes: readonly DecisionChange[]): string {
  if (changes.length === 0) return 'Every request is answered as before.'
  return changes.length === 1
    ? '1 kind of request is answered anew.'
    : `${changes.length} kinds of request are answered anew.`
}
