import { Checkbox } from '@/components/ui/checkbox'
import { Disclosure } from '@/components/ui/disclosure'
import { RadioCards } from '@/components/ui/radio-cards'
import type { ImportChoices, ImportPlan, UpgradedDraft } from '@/lib/import'
import type { DecisionChange } from '@/lib/policy'
import { UpgradeDiff } from './upgrade-diff'

type UpgradeChoiceProps = {
  readonly upgraded: UpgradedDraft
  /** The version that counts; null while nobody chose and the upgrade would open something. */
  readonly version: ImportPlan['version']
  readonly choices: ImportChoices
  readonly onChange: (change: Partial<ImportChoices>) => void
  readonly error: string | null
}

/** Version 1 or 2 as it is, or version 3 with the proof of what changes. One that opens something is not chosen for anybody. */
export function UpgradeChoice({ upgraded, version, choices, onChange, error }: UpgradeChoiceProps) {
  const { from, steps, changes, offers } = upgraded
  const isWidening = changes.some(({ after }) => after === 'allow')
  // Once it is chosen, what it opens stands where the yes to it is asked for.
  const shown = version === 'upgrade' ? changes.filter(({ after }) => after !== 'allow') : changes
  return (
    <section aria-label="Version" className="grid gap-3">
      <RadioCards<'upgrade' | 'keep'>
        label="Version"
        value={version}
        onValueChange={(value) => onChange({ version: value })}
        options={[
          { value: 'upgrade', label: 'Bring to version 3', description: proofOf(changes) },
          {
            value: 'keep',
            label: 'Leave it as it is',
            description: `It stays version ${from}, and the form cannot show all of it.`,
          },
        ]}
      />
      {error && (
        <p role="alert" className="text-12 text-deny">
          {error}
        </p>
      )}
      {version !== 'keep' && (
        <>
          {offers.length > 0 && (
            <div className="grid gap-x-6 sm:grid-cols-2">
              {offers.includes('keepPlayback') && (
                <Checkbox
                  label="Keep playback of recordings"
                  checked={choices.keepPlayback}
                  onCheckedChange={(keepPlayback) => onChange({ keepPlayback })}
                />
              )}
              {offers.includes('keepRole') && (
                <Checkbox
                  label="Keep the role"
                  checked={choices.keepRole}
                  onCheckedChange={(keepRole) => onChange({ keepRole })}
                />
              )}
            </div>
          )}
          {shown.length > 0 && <UpgradeDiff changes={shown} />}
          <Disclosure
            defaultOpen={isWidening}
            summary={steps.length === 1 ? 'The 1 step' : `The ${steps.length} steps`}
          >
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
  if (changes.length === 0) return 'Every request gets the same answer as before.'
  const opened = changes.filter(({ after }) => after === 'allow').length
  if (opened > 0) {
    const kinds = opened === 1 ? '1 kind of request' : `${opened} kinds of request`
    return `It would reach more than it does now: ${kinds} that ${opened === 1 ? 'is' : 'are'} refused would be allowed.`
  }
  return changes.length === 1
    ? '1 kind of request gets another answer.'
    : `${changes.length} kinds of request get another answer.`
}
