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
  return <SandboxFrame appOrigin={env().APP_ORIGIN} page={pageAtPath(`/${path.join('/')}`)} />
}
