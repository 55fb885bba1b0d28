import type { Metadata } from 'next'
import { LedgerScreen } from '@/components/ledger/ledger-screen'
import { PageHeader } from '@/components/shell/page-header'
import { pageDeed } from '@/lib/server/http'
import {
  end,
  endAll,
  endSessions,
  extend,
  findHeld,
  findValue,
  handOn,
  makeLink,
  mintToken,
  openValues,
} from './actions'

export const metadata: Metadata = { title: 'Ledger' }

const actions = {
  end,
  endAll,
  endSessions,
  extend,
  findHeld,
  findValue,
  handOver: handOn,
  makeLink,
  mintToken,
  openValues,
}

/** Every grant there ever was. The rows are read by the browser, as days in a search are those of its zone. */
export default async function LedgerPage() {
  await pageDeed('grant.list')
  return (
    <>
      <PageHeader title="Ledger" />
      <LedgerScreen actions={actions} />
    </>
  )
}
