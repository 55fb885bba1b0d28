import { Check, CircleSlash } from 'lucide-react'
import { memo, useState } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { countsOf } from '@/lib/import'
import type { Finding } from '@/lib/policy'
import type { FileTemplate } from '@/lib/templates'
import { FindingList, severityIcons } from '../import-findings'

type BundleRowProps = {
  readonly template: FileTemplate
  /** The name it gets; undefined where it is not taken. */
  readonly name: string | undefined
  /** Gravest first; undefined until it was read. */
  readonly findings: readonly Finding[] | undefined
}

/** One template of a bundle: whether it is taken, under which name, what it holds and what is found in it. */
export const BundleRow = memo(function BundleRow({ template, name, findings = [] }: BundleRowProps) {
  const { problem } = template
  const [worst, ...others] = findings
  return (
    <li className="flex gap-2.5 px-3 py-2 text-13">
      {problem === null ? (
        <Check aria-label="Understood" className="mt-0.5 text-allow" />
      ) : (
        <CircleSlash aria-label="Not taken" className="mt-0.5 text-caution" />
      )}
      <div className="grid min-w-0 gap-0.5">
        <p className="font-medium wrap-anywhere">{name ?? template.name}</p>
        {name !== undefined && name !== template.name && (
          <p className="text-12 text-ink-muted">
            There is a template “{template.name}” already; this becomes a new one.
          </p>
        )}
        <p className="text-12 text-pretty break-words text-ink-muted">
          {problem === null ? countsOf(template) : `Line ${problem.line}, ${problem.message}`}
        </p>
        {worst && <Worst finding={worst} />}
        {others.length > 0 && <Others findings={others} of={template.name} />}
      </div>
    </li>
  )
})

function Worst({ finding: { severity, message, code } }: { readonly finding: Finding }) {
  const { label, icon } = severityIcons[severity]
  return (
    <p className="mt-1 flex gap-1.5 text-12 text-pretty wrap-anywhere [&>svg]:mt-px [&>svg]:size-3.5 [&>svg]:shrink-0">
      {icon}
      <span className="min-w-0">
        <span className="sr-only">{label}: </span>
        {message} <code className="text-ink-muted">{code}</code>
      </span>
    </p>
  )
}

/** A bundle may hold thousands of templates: what is folded is drawn when it is opened. */
function Others({ findings, of }: { readonly findings: readonly Finding[]; readonly of: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure
      summary={<span className="text-12 font-normal">{findings.length} more found</span>}
      onOpen={() => setOpen(true)}
    >
      {isOpen && <FindingList label={`More found in ${of}`} findings={findings} />}
    </Disclosure>
  )
}
