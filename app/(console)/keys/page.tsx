import type { Metadata } from 'next'
import { KeysPage } from '@/components/keys/keys-page'
import { readConnection } from '@/lib/connection/server'
import { listKeys } from '@/lib/keys/server'
import { env } from '@/lib/server/env'
import { pageQuery } from '@/lib/server/http'
import { add, generate } from './actions'

export const metadata: Metadata = { title: 'Keys' }

/** The signing keys: which one signs, and the public half to register. */
export default async function Keys() {
  const [keys, connection] = await Promise.all([pageQuery(listKeys, {}), pageQuery(readConnection, {})])
  const jwksUrl = `${env().APP_ORIGIN}/.well-known/jwks.json`
  return <KeysPage keys={keys} connection={connection} jwksUrl={jwksUrl} actions={{ generate, add }} />
}
