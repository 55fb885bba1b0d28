import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { TemplateEditor } from '@/components/templates/editor/template-editor'
import { isId } from '@/lib/base'
import { readConnection } from '@/lib/connection/server'
import { readGuardrail } from '@/lib/guardrails/server'
import { pageQuery, requestContext, signInPath } from '@/lib/server/http'
import { getTemplate } from '@/lib/templates/server'
import { rename, save, sign } from '../actions'

export const metadata: Metadata = { title: 'Template' }

/** The editor of one template's draft. */
export default async function TemplatePage({ params }: PageProps<'/templates/[id]'>) {
  const { id } = await params
  if (!isId('tpl', id)) notFound()
  const [template, connection, { guardrail }, { caller }] = await Promise.all([
    pageQuery(getTemplate, { id }),
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
