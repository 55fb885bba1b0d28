import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { SetupForm } from '@/components/setup/setup-form'
import { isSetUp } from '@/lib/members/server'
import { readDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { complete } from './actions'

export const metadata: Metadata = { title: 'Set up' }

/** The first start: one page from the code in the terminal to a template that works. Gone once there is an owner. */
export default async function SetupPage() {
  // Asked for before the database, so that the build does not open one.
  await headers()
  if (await isSetUp(await readDb())) notFound()
  return (
    <main className="mx-auto w-full max-w-3xl px-4 pt-6 pb-16 sm:px-6 sm:pt-10">
      <header className="grid gap-1 pb-8">
        <h1 className="text-28 text-balance">Set up Remit</h1>
        <p className="max-w-[60ch] text-14 text-pretty text-ink-muted">
          Four short steps, then you are signing a test token for a policy you can change.
        </p>
      </header>
      <SetupForm complete={complete} sandboxOrigin={env().SANDBOX_ORIGIN} />
    </main>
  )
}
