import type { Metadata } from 'next'
import { SandboxFrame } from '@/components/sandbox/frame/sandbox-frame'
import { pageAtPath } from '@/lib/embed'
import { env } from '@/lib/server/env'

export const metadata: Metadata = { title: 'Sandbox', referrer: 'no-referrer' }

type SandboxPageProps = { params: Promise<{ path?: string[] }> }

/**
 * Every embed page of the sandbox host. The query is read in the browser only: a token in it must not come near what the
 * server renders.
 */
export default async function SandboxPage({ params }: SandboxPageProps) {
  const { path = ['dashboard'] } = await params
  const { APP_ORIGIN, EMBEDDING_ORIGINS } = env()
  return (
    <SandboxFrame
      appOrigin={APP_ORIGIN}
      trustedOrigins={[APP_ORIGIN, ...EMBEDDING_ORIGINS]}
      page={pageAtPath(`/${path.join('/')}`)}
    />
  )
}
