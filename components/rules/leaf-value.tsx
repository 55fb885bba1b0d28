'use client'

import { ChipField } from '@/components/ui/chip-field'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { reachWords } from '@/lib/guardrails'
import type { Leaf } from '@/lib/rules'
import { HoursFields } from './hours-fields'
import { NumberField } from './number-field'

type LeafValueProps<L extends Leaf = Leaf> = { readonly leaf: L; readonly onChange: (leaf: Leaf) => void }

/** What a leaf compares with: the fields of its kind, and none where there is nothing to choose. */
export function LeafValue({ leaf, onChange }: LeafValueProps) {
  switch (leaf.kind) {
    case 'present':
    case 'cel':
      return null
    case 'text':
    case 'list':
      return <Values leaf={leaf} onChange={onChange} />
    case 'number':
      return <NumberValue leaf={leaf} onChange={onChange} />
    case 'boolean':
      return (
        <Choice
          label="Value"
          value={leaf.value ? 'true' : 'false'}
          options={[
            ['true', 'true'],
            ['false', 'false'],
          ]}
          onChoose={(value) => onChange({ ...leaf, value: value === 'true' })}
        />
      )
    case 'scope':
      return <Word label="Word" value={leaf.word} onType={(word) => onChange({ ...leaf, word })} />
    case 'email-domain':
      return <Word label="Domain" value={leaf.domain} onType={(domain) => onChange({ ...leaf, domain })} />
    case 'same-as-parameter':
      return <Word label="Parameter" value={leaf.parameter} onType={(parameter) => onChange({ ...leaf, parameter })} />
    case 'same-as-request':
      return (
        <Choice
          label="Of the request"
          value={leaf.attribute}
          options={[
            ['agent', 'the address of the agent'],
            ['reason', 'the reason'],
            ['ticket', 'the ticket'],
          ]}
          onChoose={(attribute) => onChange({ ...leaf, attribute })}
        />
      )
    case 'instant':
      return (
        <Choice
          label="When"
          value={leaf.is}
          options={[
            ['future', 'in the future'],
            ['past', 'in the past'],
          ]}
          onChoose={(is) => onChange({ ...leaf, is })}
        />
      )
    case 'age':
    case 'length':
      return (
        <NumberField
          label="Minutes"
          value={leaf.maxMinutes}
          isWhole
          onNumber={(maxMinutes) => onChange({ ...leaf, maxMinutes })}
        />
      )
    case 'hours':
      return <HoursFields leaf={leaf} onChange={onChange} />
    case 'reach':
      return <Reach leaf={leaf} onChange={onChange} />
  }
}

function Values({ leaf, onChange }: LeafValueProps<Extract<Leaf, { kind: 'text' | 'list' }>>) {
  return (
    <ChipField
      label="Values"
      noun="value"
      values={leaf.values.filter((value) => value !== '')}
      placeholder="Type one, then Enter"
      problemOf={(text) => (text.length > 500 ? 'Keep a value to 500 characters.' : null)}
      onValuesChange={(values) => onChange({ ...leaf, values: values.length === 0 ? [''] : values })}
    />
  )
}

function NumberValue({ leaf, onChange }: LeafValueProps<Extract<Leaf, { kind: 'number' }>>) {
  return (
    <div className="flex items-start gap-1.5">
      <Choice
        label="Compared"
        value={leaf.comparison}
        options={[
          ['==', 'exactly'],
          ['<', 'less than'],
          ['<=', 'at most'],
          ['>', 'more than'],
          ['>=', 'at least'],
        ]}
        onChoose={(comparison) => onChange({ ...leaf, comparison })}
      />
      <NumberField label="Number" value={leaf.value} onNumber={(value) => onChange({ ...leaf, value })} />
    </div>
  )
}

function Reach({ leaf, onChange }: LeafValueProps<Extract<Leaf, { kind: 'reach' }>>) {
  return (
    <ChipField
      label="Kinds of reach"
      noun="kind"
      values={leaf.kinds}
      suggestions={Object.keys(reachWords)}
      placeholder="Type one, then Enter"
      problemOf={(text) =>
        text in reachWords ? null : `A kind of reach is one of ${Object.keys(reachWords).join(', ')}.`
      }
      onValuesChange={(kinds) => onChange({ ...leaf, kinds })}
    />
  )
}

type WordProps = { readonly label: string; readonly value: string; readonly onType: (text: string) => void }

function Word({ label, value, onType }: WordProps) {
  return (
    <TextField
      label={label}
      mono
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onType(event.target.value)}
    />
  )
}

type ChoiceProps<V extends string> = {
  readonly label: string
  readonly value: V
  readonly options: readonly (readonly [value: V, label: string])[]
  readonly onChoose: (value: V) => void
}

function Choice<V extends string>({ label, value, options, onChoose }: ChoiceProps<V>) {
  const choices = options.map(([one, words]) => ({ value: one, label: words }))
  return <Select label={label} options={choices} value={value} onValueChange={onChoose} />
}
