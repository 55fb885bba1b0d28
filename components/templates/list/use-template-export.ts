'use client'

import { useTransition } from 'react'
import { attempt } from '@/components/form/outcome'
import { saveFile } from '@/components/form/save-file'
import {
  bundleFileName,
  type ExportedTemplate,
  printBundle,
  printTemplate,
  type TemplateSummary,
  templateFileName,
} from '@/lib/templates'
import { refuse, type TemplateActions } from './use-template-deeds'

type Export = {
  readonly isPending: boolean
  readonly exportOne: (template: TemplateSummary) => void
  /** Puts these into one file; all that there are when none are given. */
  readonly exportMany: (templates: readonly TemplateSummary[] | null) => void
}

/** Saves drafts as files, as the server has them now. */
export function useTemplateExport(exportAll: TemplateActions['exportAll']): Export {
  const [isPending, startTransition] = useTransition()
  function run(ids: TemplateSummary['id'][] | undefined, save: (drafts: readonly ExportedTemplate[]) => void) {
    startTransition(async () => {
      const outcome = await attempt(() => exportAll(ids ? { ids } : {}))
      if (outcome.ok) save(outcome.value)
      else refuse('Nothing was exported', outcome.failure)
    })
  }
  function exportOne({ id }: TemplateSummary) {
    run([id], (drafts) => {
      for (const draft of drafts) save(templateFileName(draft.name), printTemplate(draft))
    })
  }
  function exportMany(templates: readonly TemplateSummary[] | null) {
    const ids = templates?.map(({ id }) => id)
    run(ids, (drafts) => save(bundleFileName(Date.now()), printBundle(drafts)))
  }
  return { isPending, exportOne, exportMany }
}

function save(name: string, text: string): void {
  saveFile(name, 'application/json', text)
}
