'use client'

import { useTransition } from 'react'
import { attempt } from '@/components/form/outcome'
import type { ExportedTemplate, TemplateSummary } from '@/lib/templates'
import { refuse, type TemplateActions } from './use-template-deeds'

type Export = {
  readonly isPending: boolean
  readonly exportOne: (template: TemplateSummary) => void
  /** Puts these into one file; all that there are when none are given. */
  readonly exportMany: (templates: readonly TemplateSummary[] | null) => void
}

/** Printing a file takes the whole reader of JSON, which the list does without until then. */
const loadSaving = () => import('../export/save-export')
type Saving = Awaited<ReturnType<typeof loadSaving>>

/** Saves drafts as files, as the server has them now. */
export function useTemplateExport(exportAll: TemplateActions['exportAll']): Export {
  const [isPending, startTransition] = useTransition()
  function run(
    ids: TemplateSummary['id'][] | undefined,
    save: (drafts: readonly ExportedTemplate[], saving: Saving) => void,
  ) {
    startTransition(async () => {
      const outcome = await attempt(async () => {
        const [saving, answer] = await Promise.all([loadSaving(), exportAll(ids ? { ids } : {})])
        if (answer.ok) save(answer.value, saving)
        return answer
      })
      if (!outcome.ok) refuse('Nothing was exported', outcome.failure)
    })
  }
  function exportOne({ id }: TemplateSummary) {
    run([id], (drafts, { saveTemplate }) => {
      for (const draft of drafts) saveTemplate(draft)
    })
  }
  function exportMany(templates: readonly TemplateSummary[] | null) {
    const ids = templates?.map(({ id }) => id)
    run(ids, (drafts, { saveBundle }) => saveBundle(drafts, Date.now()))
  }
  return { isPending, exportOne, exportMany }
}
