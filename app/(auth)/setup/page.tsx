import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { SetupForm } from '@/components/setup/setup-form'
import { LinkButton } from '@/components/ui/link-button'
import { isSetUp } from '@/lib/members/server'
import { readDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { complete } from './actions'

export const metadata: Metadata = { title: 'Set up' }

/** The first start: one page from the code in the terminal to a template that works. Once there is an owner it only says so. */
export default async function SetupPage() {
  // Asked for before the database, so that the build does not open one.
  await headers()
  if (await isSetUp(await readDb())) return <AlreadySetUp />
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

/** Says so instead of hiding: whoever opens the link a second time wants in, and sign-in is the way. */
function AlreadySetUp() {
  return (
    <main className="mx-auto grid w-full max-w-sm content-start justify-items-start gap-4 px-4 pt-[min(16vh,8rem)] pb-16">
      <h1 className="text-20">Remit is already set up</h1>
      <p className="text-13 text-pretty text-ink-muted">
        A setup link works once, and this Remit has its owner. Sign in instead.
      </p>
      <LinkButton href="/sign-in" variant="primary">
        Sign in
      </LinkButton>
    </main>
  )
}
