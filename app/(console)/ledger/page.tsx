import type { Metadata } from 'next'
import { LedgerScreen } from '@/components/ledger/ledger-screen'
import { PageHeader } from '@/components/shell/page-header'
import { pageDeed } from '@/lib/server/http'
import { findValue, openValues } from './actions'

export const metadata: Metadata = { title: 'Ledger' }

/** Every grant there ever was. The rows are read by the browser, as days in a search are those of its zone. */
export default async function LedgerPage() {
  await pageDeed('grant.list')
  return (
    <>
      <PageHeader title="Ledger" />
      <LedgerScreen findValue={findValue} openValues={openValues} />
    </>
  )
}
