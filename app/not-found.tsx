import { LinkButton } from '@/components/ui/link-button'

/** What an address that names nothing shows. Next's own page is not used: it carries inline styles. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-content-center gap-2 p-6">
      <title>Not found · Remit</title>
      <p className="font-mono text-12 text-ink-faint">404</p>
      <h1 className="text-20">There is nothing at this address</h1>
      <p className="max-w-[60ch] text-ink-muted">It may have been deleted, or the link may be incomplete.</p>
      <p className="mt-2">
        <LinkButton href="/templates">Go to the templates</LinkButton>
      </p>
    </main>
  )
}
