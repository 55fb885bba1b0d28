'use client'

import { useId } from 'react'
import { useTargets } from '@/components/sandbox/use-targets'
import { Select } from '@/components/ui/select'
import type { Connection } from '@/lib/connection'
import { type EmbedPage, embedPages } from '@/lib/embed'
import type { TargetView } from '@/lib/sandbox'
import { type EmbedDefaults, templatePages } from '@/lib/templates'
import { CommittedField } from './committed-field'
import type { PreviewSettings } from './preview-settings'

/** A template keeps no ids, so a page that needs one is only tried, which its description says. */
const pages = embedPages.map(({ kind, label, description }) => {
  const isKept = templatePages.some((one) => one === kind)
  return { value: kind, label, description: isKept ? description : `${description} For this preview only.` }
})

type PagePickerProps = {
  connection: Connection
  /** The page of the template. */
  page: EmbedDefaults['page']
  onPage: (page: EmbedDefaults['page']) => void
  settings: PreviewSettings
  onChange: (change: Partial<PreviewSettings>) => void
}

/** Which page of the embed, and for one device or session, which one. The sandbox's own are offered. */
export function PagePicker({ connection, page, onPage, settings, onChange }: PagePickerProps) {
  function choose(kind: EmbedPage['kind']) {
    const kept = templatePages.find((one) => one === kind)
    if (kept !== undefined) onPage(kept)
    onChange({ page: kind === 'device' || kind === 'session' || kind === 'recording' ? kind : null })
  }
  const isOfDevice = settings.page === 'device'
  const isOfSession = settings.page === 'session' || settings.page === 'recording'
  const known = useKnown(connection, isOfDevice ? 'device' : isOfSession ? 'session' : null)
  const listId = useId()
  return (
    <div className="grid gap-2">
      <Select label="Page" value={settings.page ?? page} onValueChange={choose} options={pages} />
      {(isOfDevice || isOfSession) && (
        <>
          <CommittedField
            key={settings.page}
            label={isOfDevice ? 'Device id' : 'Session id'}
            mono
            list={listId}
            commitsAtRest
            value={isOfDevice ? settings.deviceId : settings.sessionId}
            onCommit={(id) => {
              onChange(isOfDevice ? { deviceId: id } : { sessionId: id })
              return null
            }}
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
