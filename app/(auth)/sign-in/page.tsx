import type { Metadata, Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/members/sign-in-form'
import { Banner } from '@/components/ui/banner'
import { safeNextPath } from '@/lib/members'
import { currentCaller, isSetUp } from '@/lib/members/server'
import { readDb } from '@/lib/server/db'

export const metadata: Metadata = { title: 'Sign in' }

/** Sign in with e-mail and password, then go on to where one was going. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  const nextPath = safeNextPath(typeof next === 'string' ? next : null)
  // A checked path of this app; which pages exist is not known to the type of a text.
  if ((await currentCaller(await headers())) !== null) redirect(nextPath as Route)
  const isReady = await isSetUp(await readDb())
  return (
    <main className="mx-auto grid w-full max-w-sm content-start gap-6 px-4 pt-[min(16vh,8rem)] pb-16 sm:content-start">
      <header className="grid gap-1">
        <h1 className="text-20">Sign in</h1>
        <p className="text-13 text-ink-muted">The policy studio and token desk for Cobrowse.</p>
      </header>
      {isReady ? (
        <SignInForm nextPath={nextPath} />
      ) : (
        <Banner tone="accent" title="Remit is not set up yet">
          Whoever started it finds a one-time link in the terminal. It opens the setup page. If the link has expired,
          restart Remit to get a new one.
        </Banner>
      )}
    </main>
  )
}
