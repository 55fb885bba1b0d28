import type { Metadata } from 'next'
import { NotHeld } from '@/components/grants/open/claim/not-held'
import { OpenScreen } from '@/components/grants/open/open-screen'
import { openGrant } from '@/lib/grants/server'
import { heldQuery } from '@/lib/server/http'
import { leave, more } from '../actions'

export const metadata: Metadata = { title: 'Access' }

/** What an agent was given, in the browser that opened its link. */
export default async function OpenGrantPage({ params }: PageProps<'/open/[id]'>) {
  const grant = await heldQuery(openGrant, (await params).id)
  return grant.ok ? <OpenScreen grant={grant.value} actions={{ leave, more }} /> : <NotHeld failure={grant.failure} />
}
