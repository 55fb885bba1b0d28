'use client'

import { useId } from 'react'
import { useTargets } from '@/components/sandbox/use-targets'
import { Select } from '@/components/ui/select'
import type { Connection } from '@/lib/connection'
import { embedPages } from '@/lib/embed'
import type { TargetView } from '@/lib/sandbox'
import { CommittedField } from './committed-field'
import type { PreviewSettings } from './preview-settings'

type PagePickerProps = {
  connection: Connection
  settings: PreviewSettings
  onChange: (change: Partial<PreviewSettings>) => void
}

/** Which page of the embed, and for one device or session, which one. The sandbox's own are offered. */
export function PagePicker({ connection, settings, onChange }: PagePickerProps) {
  const isOfDevice = settings.page === 'device'
  const isOfSession = settings.page === 'session' || settings.page === 'recording'
  const known = useKnown(connection, isOfDevice ? 'device' : isOfSession ? 'session' : null)
  const listId = useId()
  return (
    <div className="grid gap-2">
      <Select
        label="Page"
        value={settings.page}
        onValueChange={(page) => onChange({ page })}
        options={embedPages.map(({ kind, label, description }) => ({ value: kind, label, description }))}
      />
      {(isOfDevice || isOfSession) && (
        <>
          <CommittedField
            key={settings.page}
            label={isOfDevice ? 'Device id' : 'Session id'}
            mono
            list={listId}
            value={isOfDevice ? settings.deviceId : settings.sessionId}
            onCommit={(id) => onChange(isOfDevice ? { deviceId: id } : { sessionId: id })}
          />
          <datalist id={listId}>
            {known.map(({ id, name, detail }) => (
              <option key={id} value={id}>
                {name}, {detail}
              </option>
            ))}
          </datalist>
        </>
      )}
    </div>
  )
}

function useKnown({ kind }: Connection, of: TargetView['kind'] | null): readonly TargetView[] {
  const sandbox = useTargets()
  if (kind !== 'sandbox' || sandbox.status !== 'ready') return []
  return sandbox.targets.filter((target) => target.kind === of)
}
