import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { routeRequest } from '@/lib/headers'
import { env } from '@/lib/server/env'
import { requestContext } from '@/lib/server/http'
import ConsoleLayout from './(console)/layout'
import ConsoleNotFound from './(console)/not-found'
import RootLayout from './layout'
import NotFound from './not-found'

export const metadata: Metadata = { title: 'Not found · Remit' }

/** What an address that no page has shows: inside the console, to who is signed in, the frame stays. */
export default async function GlobalNotFound() {
  const isInside = (await isOfConsole()) && (await requestContext()).caller !== null
  return (
    <RootLayout>
      {isInside ? (
        <ConsoleLayout>
          <ConsoleNotFound />
        </ConsoleLayout>
      ) : (
        <NotFound />
      )}
    </RootLayout>
  )
}

/** Not so for data, for what stands before sign-in, and for the sandbox's host, which must be told nothing of the console. */
async function isOfConsole(): Promise<boolean> {
  const given = await headers()
  const [pathname = ''] = (given.get('x-remit-path') ?? '').split('?')
  const { APP_ORIGIN, SANDBOX_ORIGIN } = env()
  const asked = { method: 'GET', host: given.get('host'), origin: null, pathname }
  const destination = routeRequest(asked, { appOrigin: APP_ORIGIN, sandboxOrigin: SANDBOX_ORIGIN })
  return destination.kind === 'page' && destination.canFrame
}
