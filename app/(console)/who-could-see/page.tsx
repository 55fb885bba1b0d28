import type { Metadata } from 'next'
import { PageHeader } from '@/components/shell/page-header'
import { WhoScreen } from '@/components/who/who-screen'
import { pageDeed } from '@/lib/server/http'
import { findSigned, findTemplates, findWho, openValues } from './actions'

export const metadata: Metadata = { title: 'Who could see' }

/** The auditor's home: a target and a time, and everybody whose token could reach it then. */
export default async function WhoCouldSeePage() {
  await pageDeed('grant.who-could-see')
  return (
    <>
      <PageHeader title="Who could see" />
      <WhoScreen actions={{ findWho, findSigned, findTemplates, openValues }} />
    </>
  )
}
