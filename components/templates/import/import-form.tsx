'use client'

import { ClipboardPaste } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import type { ServerAction } from '@/components/form/outcome'
import { usePastedAt } from '@/components/form/use-pasted-at'
import { EmptyState } from '@/components/ui/empty-state'
import type { Id } from '@/lib/base'
import type { Guardrail } from '@/lib/guardrails'
import { readImport } from '@/lib/import'
import { readTemplateFile, type TemplateContent } from '@/lib/templates'
import { BundleImport } from './bundle/bundle-import'
import { FileImport } from './file-import'
import { ImportSource } from './import-source'
import { PolicyImport } from './policy-import'
import { useKeptText } from './use-kept-text'

/** The two deeds behind an import: one template with all it has, or many at once. */
export type ImportActions = {
  readonly create: ServerAction<{ name: string; text: string } & Partial<TemplateContent>, { readonly id: Id<'tpl'> }>
  readonly importAll: ServerAction<
    { templates: ({ name: string } & TemplateContent)[] },
    { readonly names: readonly string[] }
  >
}

/** What an import is judged by: the guardrail, and the license key of a real account; null while tokens are for the sandbox. */
export type ImportJudges = { readonly guardrail: Guardrail; readonly licenseKey: string | null }

type ImportFormProps = {
  readonly actions: ImportActions
  readonly names: readonly string[]
  readonly judges: ImportJudges
}

/** Makes templates of what was pasted or chosen, after listing what was understood, changed and not taken. */
export function ImportForm({ actions, names, judges }: ImportFormProps) {
  const [text, setText] = useKeptText('import')
  const taken = useMemo(() => new Set(names), [names])
  // A bundle takes a moment to read; typing does not wait for it, and what is listed is what would be made.
  const shown = useDeferredValue(text)
  const pastedAt = usePastedAt(shown)
  const file = useMemo(() => (shown.trim() === '' ? null : readTemplateFile(shown)), [shown])
  const read = useMemo(
    () =>
      shown.trim() === '' || file !== null
        ? null
        : readImport(shown, { licenseKey: judges.licenseKey ?? undefined, nowSeconds: pastedAt }),
    [shown, file, judges.licenseKey, pastedAt],
  )
  const refused = [file, read].find((outcome) => outcome?.ok === false)
  const given = { actions, taken, guardrail: judges.guardrail, onDone: () => setText('') }
  const [template] = file?.ok ? file.value.templates : []
  return (
    <div className="grid items-start gap-6 p-4 sm:p-6 lg:grid-cols-2">
      <ImportSource
        text={text}
        onText={setText}
        problem={refused?.ok === false ? refused.error : null}
        isRead={file?.ok === true || read?.ok === true}
      />
      {file?.ok && file.value.kind === 'bundle' && <BundleImport {...given} templates={file.value.templates} />}
      {file?.ok && file.value.kind === 'template' && template && (
        <FileImport key={template.name} {...given} template={template} />
      )}
      {read?.ok && <PolicyImport {...given} imported={read.value} />}
      {!file?.ok && !read?.ok && (
        <EmptyState
          icon={<ClipboardPaste aria-hidden />}
          title={refused === undefined ? 'Paste what you have, or choose a file' : 'This cannot be read yet'}
          className="py-10!"
        >
          {refused === undefined
            ? 'Before anything is saved, this lists what was understood, what was changed, and what is not taken.'
            : 'The place of the problem stands under the text. Nothing you typed is lost.'}
        </EmptyState>
      )}
    </div>
  )
}
