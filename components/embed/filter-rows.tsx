'use client'

import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { focusField } from '@/components/policy/form/focus-row'
import type { ParameterPlaces } from '@/components/policy/form/form-edits'
import { MakeParameterButton } from '@/components/policy/form/rule/make-parameter-button'
import { ParameterChip } from '@/components/policy/form/rule/parameter-chip'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { parameterIn } from '@/lib/policy'
import type { EmbedFilters } from '@/lib/templates'
import { CommittedField } from './committed-field'

type FilterRowsProps = {
  filters: EmbedFilters
  /** Answers why the filters cannot be taken, or null. */
  onChange: (filters: EmbedFilters) => string | null
  /** Without it values stay values and parameters stay parameters. */
  parameters: ParameterPlaces | null
}

/** The filters of the embed: custom data key and value, all of which must match. */
export function FilterRows({ filters, onChange, parameters }: FilterRowsProps) {
  const [isAdding, setAdding] = useState(false)
  const [added, setAdded] = useState<number | null>(null)
  const list = useRef<HTMLDivElement>(null)
  function add(key: string): string | null {
    const taken = filters.findIndex((filter) => filter.key === key)
    if (taken >= 0) {
      focusField(list.current?.querySelector(`[data-filter="${taken}"]`) ?? null)
      return `${key} is already a filter above. Change it there.`
    }
    const why = onChange([...filters, { key, value: '' }])
    if (why !== null) return why
    setAdding(false)
    setAdded(filters.length)
    return null
  }
  return (
    <section aria-label="Filters" className="grid gap-1.5">
      <header className="flex items-center justify-between gap-2">
        <h3 className="text-13">Filters</h3>
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus aria-hidden />}
          disabled={isAdding}
          onClick={() => setAdding(true)}
        >
          Add filter
        </Button>
      </header>
      <div
        ref={list}
        className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto_auto] gap-x-1 gap-y-1.5 empty:hidden"
      >
        {filters.map((filter, at) => (
          <FilterRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row keeps its place while its key is being typed
            key={at}
            index={at}
            filter={filter}
            isNew={added === at}
            parameters={parameters}
            onChange={(changed) =>
              changed.key !== filter.key && filters.some(({ key }) => key === changed.key)
                ? `${changed.key} is already a filter.`
                : onChange(filters.with(at, changed))
            }
            onRemove={() => onChange(filters.toSpliced(at, 1))}
          />
        ))}
      </div>
      {isAdding && (
        <div className="flex items-start gap-1">
          <CommittedField
            label="Key of the new filter"
            hideLabel
            dense
            mono
            autoFocus
            placeholder="user_id"
            value=""
            onCommit={add}
            className="min-w-0 flex-1"
          />
          <IconButton size="sm" label="Add no filter" icon={<X aria-hidden />} onClick={() => setAdding(false)} />
        </div>
      )}
      <p className="text-12 text-pretty text-ink-muted">
        A filter only narrows what is listed. What the agent may reach is decided by the policy.
      </p>
    </section>
  )
}

type FilterRowProps = Pick<FilterRowsProps, 'parameters'> & {
  index: number
  filter: EmbedFilters[number]
  /** Just added, so its value is what one types next. */
  isNew: boolean
  onChange: (filter: EmbedFilters[number]) => string | null
  onRemove: () => void
}

function FilterRow({ index, filter, isNew, parameters, onChange, onRemove }: FilterRowProps) {
  const { key, value } = filter
  const place = { kind: 'filter', index } as const
  const parameter = parameterIn(value)
  return (
    <div data-filter={index} className="col-span-full grid grid-cols-subgrid items-start">
      <CommittedField
        label="Key"
        hideLabel
        dense
        mono
        value={key}
        onCommit={(text) => onChange({ key: text, value })}
      />
      <span aria-hidden className="pt-1 font-mono text-13 text-ink-faint">
        =
      </span>
      {parameter === undefined ? (
        <>
          <CommittedField
            data-value
            label={`Value of the filter ${key}`}
            hideLabel
            dense
            mono
            autoFocus={isNew}
            placeholder="empty"
            value={value}
            onCommit={(text) => onChange({ key, value: text })}
            className={parameters ? undefined : 'col-span-2'}
          />
          {parameters && <MakeParameterButton name={`the filter ${key}`} place={place} parameters={parameters} />}
        </>
      ) : (
        <ParameterChip name={parameter} place={place} parameters={parameters} className="col-span-2 min-w-0" />
      )}
      <IconButton size="sm" label={`Remove the filter ${key}`} icon={<X aria-hidden />} onClick={onRemove} />
    </div>
  )
}
