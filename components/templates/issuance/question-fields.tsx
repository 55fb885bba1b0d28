'use client'

import { EditedText } from '@/components/policy/form/edited-text'
import { exampleFor, issuanceLimits } from '@/lib/templates'

type QuestionFieldsProps = {
  readonly name: 'reason' | 'ticket'
  readonly question: { readonly prompt: string; readonly pattern: string | null }
  readonly onEdit: (change: { readonly prompt?: string; readonly pattern?: string | null }) => string | null
}

/** What a lead is asked, and the form that the answer has to have, with an answer that fits. */
export function QuestionFields({ name, question, onEdit }: QuestionFieldsProps) {
  const { prompt, pattern } = question
  const example = pattern === null ? null : exampleFor(pattern)
  return (
    <div className="grid gap-3 @md:grid-cols-2">
      <div data-setting={`${name}.prompt`}>
        <EditedText
          label={`Question for the ${name}`}
          value={prompt}
          maxLength={issuanceLimits.prompt}
          onEdit={(text) => onEdit({ prompt: text })}
          hint="What a lead reads above the field."
        />
      </div>
      <div data-setting={`${name}.pattern`}>
        <EditedText
          label={`Form of the ${name}`}
          mono
          value={pattern ?? ''}
          placeholder="Any text"
          maxLength={issuanceLimits.pattern}
          onEdit={(text) => onEdit({ pattern: text === '' ? null : text })}
          hint={
            example === null
              ? 'A pattern such as INC[0-9]{7}; empty takes any text.'
              : example.ok
                ? example.value === null
                  ? 'The whole answer is compared with it.'
                  : `${example.value} fits. The whole answer is compared.`
                : undefined
          }
          problem={example !== null && !example.ok ? example.error : undefined}
        />
      </div>
    </div>
  )
}
