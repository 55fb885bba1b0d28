'use client'

import { Check, CircleHelp, Minus, TriangleAlert, X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import { describeValue, formatPath, type Leaf, type LeafOutcome, type LeafVerdict, parsePath } from '@/lib/rules'
import { hasPath, leafKinds, type OfferedKind, withKind } from './leaf-kinds'
import { LeafValue } from './leaf-value'

type LeafRowProps = {
  readonly leaf: Leaf
  readonly isNegated: boolean
  /** What the sample makes of it; null without a sample. */
  readonly verdict: LeafVerdict | null
  readonly onChange: (leaf: Leaf, isNegated: boolean) => void
  readonly onRemove: () => void
}

/** One leaf as fields, with what the sample makes of it. Text that the form has no fields for is shown as it is. */
export function LeafRow({ leaf, isNegated, verdict, onChange, onRemove }: LeafRowProps) {
  return (
    <li className="grid gap-2 rounded-control border border-line bg-raised p-2.5">
      {leaf.kind === 'cel' ? (
        <p className="overflow-x-auto font-mono text-12 text-ink-muted">
          {isNegated && 'not: '}
          {leaf.text}
          <span className="block font-sans">The form has no fields for this. It stays as it is; change it as CEL.</span>
        </p>
      ) : (
        <Fields leaf={leaf} kind={leaf.kind} isNegated={isNegated} onChange={onChange} />
      )}
      <div className="flex items-center justify-between gap-2">
        <p className="min-w-0 text-12 text-ink-muted">{verdict === null ? '' : <Verdict verdict={verdict} />}</p>
        <IconButton label="Remove this condition" size="sm" icon={<X aria-hidden />} onClick={onRemove} />
      </div>
    </li>
  )
}

type FieldsProps = Pick<LeafRowProps, 'leaf' | 'isNegated' | 'onChange'> & { readonly kind: OfferedKind }

function Fields({ leaf, kind, isNegated, onChange }: FieldsProps) {
  return (
    <div className="grid gap-2 @md:grid-cols-2">
      {'path' in leaf && (
        <TextField
          label="Claim"
          mono
          autoComplete="off"
          spellCheck={false}
          value={formatPath(leaf.path)}
          onChange={(event) => onChange({ ...leaf, path: parsePath(event.target.value) }, isNegated)}
        />
      )}
      <div className="grid grid-cols-[6rem_1fr] gap-1.5">
        <Select
          label="Holds"
          options={[
            { value: 'yes', label: 'if' },
            { value: 'no', label: 'if not' },
          ]}
          value={isNegated ? 'no' : 'yes'}
          onValueChange={(value) => onChange(leaf, value === 'no')}
        />
        <Select
          label={hasPath(kind) ? 'The claim' : 'What'}
          options={leafKinds}
          value={kind}
          onValueChange={(next) => onChange(withKind(next, leaf), isNegated)}
        />
      </div>
      <div className="@md:col-span-2">
        <LeafValue leaf={leaf} onChange={(next) => onChange(next, isNegated)} />
      </div>
    </div>
  )
}

const marks: Readonly<
  Record<LeafOutcome, { readonly words: string; readonly icon: typeof Check; readonly tone: string }>
> = {
  met: { words: 'Met', icon: Check, tone: 'text-allow' },
  'not-met': { words: 'Not met', icon: X, tone: 'text-deny' },
  missing: { words: 'The claim is missing', icon: Minus, tone: 'text-deny' },
  'wrong-type': { words: 'The claim is of another type', icon: Minus, tone: 'text-deny' },
  error: { words: 'Cannot be compared', icon: TriangleAlert, tone: 'text-caution' },
  unknown: { words: 'Only the engine can tell', icon: CircleHelp, tone: 'text-caution' },
}

function Verdict({ verdict: { outcome, value } }: { readonly verdict: LeafVerdict }) {
  const { words, icon: Icon, tone } = marks[outcome]
  return (
    <span className="flex items-center gap-1.5">
      <Icon aria-hidden className={`size-3.5 shrink-0 ${tone}`} />
      <span className="truncate">
        {words}
        {value !== undefined && outcome !== 'missing' && `: ${describeValue(value)}`}
      </span>
    </span>
  )
}
