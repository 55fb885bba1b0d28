import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { attempt } from '@/components/form/outcome'
import type { Failure } from '@/lib/base'
import type { TemplateContent } from '@/lib/templates'
import type { ImportActions } from './import-form'

type Create = {
  readonly failure: Failure | null
  readonly isPending: boolean
  readonly submit: (template: { readonly name: string } & Partial<TemplateContent> & { readonly text: string }) => void
}

/** Creates a template and opens it, or answers the refusal to show. */
export function useCreate(create: ImportActions['create'], onDone: () => void): Create {
  const router = useRouter()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, startTransition] = useTransition()
  return {
    failure,
    isPending,
    submit: (template) =>
      startTransition(async () => {
        const outcome = await attempt(() => create(template))
        setFailure(outcome.ok ? null : outcome.failure)
        if (!outcome.ok) return
        onDone()
        router.push(`/templates/${outcome.value.id}`)
      }),
  }
}
