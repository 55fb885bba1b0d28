import type { Metadata } from 'next'
import { ClaimPanel } from '@/components/grants/open/claim/claim-panel'
import { Mark } from '@/components/shell/mark'
import { claim, read } from './actions'

export const metadata: Metadata = { title: 'Open access' }

/** Where a hand-over link leads. Its code reaches the server in the body of a request alone: to say what it is for, then to open it. */
export default function OpenPage() {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr]">
      <header className="flex h-12 items-center gap-2 px-4 sm:px-6">
        <Mark className="size-5" />
        <span className="text-14 font-medium">Remit</span>
      </header>
      <main className="mx-auto grid w-full max-w-sm content-start gap-6 px-4 pt-[min(12vh,6rem)] pb-16">
        <ClaimPanel actions={{ read, claim }} />
      </main>
    </div>
  )
}
