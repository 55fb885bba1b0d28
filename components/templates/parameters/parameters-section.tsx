'use client'

import { Braces, Pencil, Plus, Trash2 } from 'lucide-react'
import dynamic from 'next/dynamic'
import { memo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import { type Parameter, typeWords } from '@/lib/templates'
import type { ParameterEdits } from '../sitting/parameter-edits'

const ParameterDialog = dynamic(() => import('./parameter-dialog').then((module) => module.ParameterDialog), {
  ssr: false,
})

type ParametersSectionProps = {
  readonly parameters: readonly Parameter[]
  readonly used: readonly string[]
  readonly onDeclare: ParameterEdits['declare']
}

/** Which parameter is being described: a new one, or the one with this name. */
type Open = { readonly kind: 'new' } | { readonly kind: 'one'; readonly name: string } | null

/** The typed blanks of the template: what whoever issues a token has to fill in. */
export const ParametersSection = memo(function ParametersSection({
  parameters,
  used,
  onDeclare,
}: ParametersSectionProps) {
  const [open, setOpen] = useState<Open>(null)
  const offerUndo = useUndoToast()
  const shown = open?.kind === 'one' ? parameters.find(({ name }) => name === open.name) : undefined
  function keep(parameter: Parameter) {
    onDeclare((all) => (shown ? all.map((one) => (one.name === shown.name ? parameter : one)) : [...all, parameter]))
    setOpen(null)
  }
  function remove(parameter: Parameter) {
    const at = parameters.indexOf(parameter)
    const isIt = ({ name }: Parameter) => name === parameter.name
    onDeclare((all) => all.filter((one) => !isIt(one)))
    offerUndo({
      title: `Parameter ${parameter.name} removed`,
      onUndo: () => onDeclare((all) => (all.some(isIt) ? all : all.toSpliced(at, 0, parameter))),
    })
  }
  return (
    <section aria-label="Parameters" className="grid gap-1.5">
      <header className="flex items-center justify-between gap-2">
        <h2 className="text-13">Parameters</h2>
        <Button variant="ghost" size="sm" icon={<Plus aria-hidden />} onClick={() => setOpen({ kind: 'new' })}>
          Add parameter
        </Button>
      </header>
      {parameters.length === 0 ? (
        <p className="text-12 text-pretty text-ink-muted">
          A parameter is a blank that is filled in when a token is issued, such as the customer. Press{' '}
          <Braces aria-hidden className="inline size-3.5! align-[-2px]" />
          <span className="sr-only">the braces</span> beside a value to make one of it.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-control border border-line bg-raised">
          {parameters.map((parameter) => (
            <ParameterRow
              key={parameter.name}
              parameter={parameter}
              isUsed={used.includes(parameter.name)}
              onEdit={() => setOpen({ kind: 'one', name: parameter.name })}
              onRemove={() => remove(parameter)}
            />
          ))}
        </ul>
      )}
      {open && (
        <ParameterDialog
          parameter={shown}
          isUsed={shown !== undefined && used.includes(shown.name)}
          taken={parameters.filter((one) => one !== shown).map(({ name }) => name)}
          onKeep={keep}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
})

type ParameterRowProps = {
  readonly parameter: Parameter
  readonly isUsed: boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function ParameterRow({ parameter, isUsed, onEdit, onRemove }: ParameterRowProps) {
  const { name, label, type, required } = parameter
  return (
    <li className="flex items-center gap-2 px-3 py-1.5 text-13">
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <code className="min-w-0 break-all text-accent">{name}</code>
          <span className="text-12 text-ink-muted">
            {typeWords[type]}
            {!required && ', may be left out'}
            {!isUsed && ', not used'}
          </span>
        </span>
        <span className="block truncate text-12 text-ink-muted">{label}</span>
      </span>
      <IconButton size="sm" label={`Describe ${name}`} icon={<Pencil aria-hidden />} onClick={onEdit} />
      {!isUsed && <IconButton size="sm" label={`Remove ${name}`} icon={<Trash2 aria-hidden />} onClick={onRemove} />}
    </li>
  )
}
