'use client'

import { Banner } from '@/components/ui/banner'
import { Checkbox } from '@/components/ui/checkbox'
import { RadioCards } from '@/components/ui/radio-cards'
import { Select } from '@/components/ui/select'
import { type EmbedOptions, embedParts } from '@/lib/embed'
import { testTokenLifetime } from '@/lib/tokens'
import { CommittedField } from './committed-field'
import { FilterRows } from './filter-rows'
import type { PreviewSettings } from './preview-settings'

type OptionsPanelProps = { settings: PreviewSettings; onChange: (change: Partial<PreviewSettings>) => void }

const endActions = [
  { value: 'dashboard', label: 'Goes to the dashboard' },
  { value: 'code', label: 'Goes to code entry' },
  { value: 'none', label: 'Stays where it is' },
] as const

const lifetimes = [2, 5, 10, 15].filter((minutes) => minutes * 60 <= testTokenLifetime.longest)

/** Every documented option of the embed, how the token travels, and how long it lives. */
export function OptionsPanel({ settings, onChange }: OptionsPanelProps) {
  const { options } = settings
  function set(change: Partial<EmbedOptions>) {
    onChange({ options: { ...options, ...change } })
  }
  return (
    <div className="grid gap-5 pt-2 pb-4">
      <FilterRows filters={options.filters} onChange={(filters) => set({ filters })} />
      <fieldset className="grid gap-1.5">
        <legend className="mb-1 text-13 font-medium">Shown in the frame</legend>
        {embedParts.map(({ option, label, description }) => (
          <Checkbox
            key={option}
            label={label}
            hint={description}
            checked={options[option] === 'shown'}
            onCheckedChange={(isShown) => set({ [option]: isShown ? 'shown' : 'none' })}
          />
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="When the session ends"
          options={endActions}
          value={options.endAction}
          onValueChange={(endAction) => set({ endAction })}
        />
        <LanguageField language={options.language} onCommit={(language) => set({ language })} />
      </div>
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

function LanguageField({ language, onCommit }: { language: string; onCommit: (language: string) => void }) {
  return (
    <CommittedField
      label="Language"
      mono
      placeholder="of the browser"
      value={language}
      onCommit={(text) => onCommit(/^([A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*)?$/.test(text) ? text : '')}
    />
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
