'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { EmbedOptions } from '@/lib/embed'
import { CommittedField } from './committed-field'

type Filters = EmbedOptions['filters']
type FilterRowsProps = { filters: Filters; onChange: (filters: Filters) => void }

/** The filters of the embed: custom data key and value, all of which must match. */
export function FilterRows({ filters, onChange }: FilterRowsProps) {
  // Rows keep their name while others are taken away, so that what is being typed stays in its row.
  const [rows, setRows] = useState(() => filters.map((_, index) => index))
  function add() {
    setRows([...rows, Math.max(-1, ...rows) + 1])
    onChange([...filters, { key: '', value: '' }])
  }
  function remove(at: number) {
    setRows(rows.toSpliced(at, 1))
    onChange(filters.toSpliced(at, 1))
  }
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-13 font-medium">Filters</legend>
      {filters.map((filter, at) => (
        <div key={rows[at]} className="grid grid-cols-[1fr_1fr_auto] gap-1.5">
          <CommittedField
            label="Key"
            hideLabel
            dense
            mono
            placeholder="user_id"
            value={filter.key}
            onCommit={(key) => onChange(filters.with(at, { ...filter, key }))}
          />
          <CommittedField
            label="Value"
            hideLabel
            dense
            mono
            placeholder="c_4711"
            value={filter.value}
            onCommit={(value) => onChange(filters.with(at, { ...filter, value }))}
          />
          <IconButton size="sm" label="Remove filter" icon={<X aria-hidden />} onClick={() => remove(at)} />
        </div>
      ))}
      <div>
        <Button size="sm" variant="ghost" icon={<Plus aria-hidden />} onClick={add}>
          Add filter
        </Button>
      </div>
      <p className="text-12 text-ink-muted">
        A filter only narrows what is listed. What the agent may reach is decided by the policy.
      </p>
    </fieldset>
  )
}
