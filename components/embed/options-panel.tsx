'use client'

import { Banner } from '@/components/ui/banner'
import { Checkbox } from '@/components/ui/checkbox'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { embedParts } from '@/lib/embed'
import type { EmbedDefaults } from '@/lib/templates'
import { testTokenLifetime } from '@/lib/tokens'
import { CommittedField } from './committed-field'
import type { PreviewSettings } from './preview-settings'

type OptionsPanelProps = {
  embed: EmbedDefaults
  /** Whether a change is saved with the template. */
  isKept: boolean
  /** Answers why a change cannot be taken, or null. */
  onEmbed: (change: Partial<EmbedDefaults>) => string | null
  settings: PreviewSettings
  onChange: (change: Partial<PreviewSettings>) => void
}

const endActions = [
  { value: 'dashboard', label: 'To the dashboard' },
  { value: 'code', label: 'To code entry' },
  { value: 'none', label: 'Stays where it is' },
] as const

const lifetimes = [2, 5, 10, 15].filter((minutes) => minutes * 60 <= testTokenLifetime.longest)

/** Every other documented option of the embed; and, for this preview alone, how the token travels and how long it lives. */
export function OptionsPanel({ embed, isKept, onEmbed, settings, onChange }: OptionsPanelProps) {
  return (
    <div className="grid gap-5 pt-2 pb-4">
      {isKept && (
        <p className="text-12 text-pretty text-ink-muted">
          Saved with the template and published with it, like page and filters.
        </p>
      )}
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 text-13 font-medium">Shown in the frame</legend>
        {embedParts.map(({ option, label, description }) => (
          <Checkbox
            key={option}
            label={label}
            hint={
              option === 'popout'
                ? `${description} This preview opens no windows: here the button is missing or does nothing.`
                : description
            }
            checked={embed[option] === 'shown'}
            onCheckedChange={(isShown) => void onEmbed({ [option]: isShown ? 'shown' : 'none' })}
          />
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="When the session ends"
          options={endActions}
          value={embed.endAction}
          onValueChange={(endAction) => void onEmbed({ endAction })}
        />
        <CommittedField
          label="Language"
          mono
          placeholder="of the browser"
          value={embed.language}
          onCommit={(language) => onEmbed({ language })}
        />
      </div>
      <p className="border-t border-line pt-4 text-12 text-pretty text-ink-muted">
        For this preview only, and saved nowhere:
      </p>
      <DeliveryChoice delivery={settings.delivery} onChange={(delivery) => onChange({ delivery })} />
      <div className="grid grid-cols-2 items-end gap-3">
        <Select
          label="The token lives"
          disabled={settings.delivery === 'query'}
          options={lifetimes.map((minutes) => ({ value: String(minutes * 60), label: `${minutes} minutes` }))}
          value={String(settings.delivery === 'query' ? testTokenLifetime.shortest : settings.lifetimeSeconds)}
          onValueChange={(seconds) => onChange({ lifetimeSeconds: Number(seconds) })}
        />
        <Checkbox
          label="Renew before it ends"
          checked={settings.isRenewed}
          onCheckedChange={(isRenewed) => onChange({ isRenewed })}
          className="pb-1.5"
        />
      </div>
    </div>
  )
}

type DeliveryChoiceProps = {
  delivery: PreviewSettings['delivery']
  onChange: (delivery: PreviewSettings['delivery']) => void
}

const deliveries = [
  {
    value: 'postMessage',
    label: 'By message',
    description: 'The official SDK hands it to the frame. It is in no address and no log.',
  },
  { value: 'query', label: 'In the address', description: 'Only for a page that does not take it by message.' },
] as const

function DeliveryChoice({ delivery, onChange }: DeliveryChoiceProps) {
  return (
    <div className="grid gap-2">
      <RadioCards label="How the token travels" options={deliveries} value={delivery} onValueChange={onChange} />
      {delivery === 'query' && (
        <Banner tone="caution" live title="The token will be in an address">
          It can reach the access log of the server behind the frame, so it lives two minutes, and each new one loads
          the frame again. A token with the role administrator should never travel this way.
        </Banner>
      )}
    </div>
  )
}
