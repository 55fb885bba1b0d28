import type { Metadata } from 'next'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { NewTemplate } from '@/components/templates/import/new-template'
import { readConnection } from '@/lib/connection/server'
import { readGuardrail } from '@/lib/guardrails/server'
import { reachOf } from '@/lib/policy'
import { pageDeed, pageQuery } from '@/lib/server/http'
import { claimsOfText, type StartingPoint, startingPoints } from '@/lib/templates'
import { listTemplateNames } from '@/lib/templates/server'
import { create, importAll } from '../actions'

export const metadata: Metadata = { title: 'New template' }

/** The gallery of starting points, each with what it lets a token do, and the way in for what exists already. */
export default async function NewTemplatePage() {
  await pageDeed('template.create')
  const [templates, { guardrail }, connection] = await Promise.all([
    pageQuery(listTemplateNames, {}),
    pageQuery(readGuardrail, {}),
    pageQuery(readConnection, {}),
  ])
  return (
    <>
      <PageHeader
        title="New template"
        breadcrumb={<Crumb href="/templates">Templates</Crumb>}
        description="Choose what comes closest, or import what you have. Each starting point works against the sandbox as it is, and everything can be changed."
      />
      <NewTemplate
        points={startingPoints.map(shownPoint)}
        names={templates.map(({ name }) => name)}
        judges={{ guardrail, licenseKey: connection.kind === 'sandbox' ? null : connection.licenseKey }}
        actions={{ create, importAll }}
      />
    </>
  )
}

function shownPoint({ id, name, description, text }: StartingPoint) {
  const claims = claimsOfText(text)
  return { id, name, description, lines: claims === null ? [] : reachOf(claims).lines }
}
