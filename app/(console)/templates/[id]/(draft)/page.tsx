import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { TemplateEditor } from '@/components/templates/editor/template-editor'
import { readConnection } from '@/lib/connection/server'
import { readGuardrail } from '@/lib/guardrails/server'
import { pageQuery, requestContext, signInPath } from '@/lib/server/http'
import { rename, save, sign } from '../actions'
import { templateAt } from '../template-at'

export const metadata: Metadata = { title: 'Template' }

/** The editor of one template's draft. */
export default async function TemplatePage({ params }: PageProps<'/templates/[id]'>) {
  const template = await templateAt((await params).id)
  const [connection, { guardrail }, { caller }] = await Promise.all([
    pageQuery(readConnection, {}),
    pageQuery(readGuardrail, {}),
    requestContext(),
  ])
  if (!caller) redirect(await signInPath())
  return (
    <TemplateEditor
      key={template.id}
      template={template}
      connection={connection}
      person={{ name: caller.name, email: caller.email }}
      guardrail={guardrail}
      actions={{ saveDraft: save, rename, signTestToken: sign }}
    />
  )
}
