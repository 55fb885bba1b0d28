import Link from 'next/link'
import { helpDocuments } from '@/lib/help'

/** The documents of Help, beside the one that is open. */
export function HelpNav({ slug }: { readonly slug: string }) {
  return (
    <nav aria-label="Help" className="lg:sticky lg:top-16 lg:w-44 lg:shrink-0">
      <ul className="flex flex-wrap gap-x-1 gap-y-px lg:grid">
        {helpDocuments.map((document) => (
          <li key={document.slug}>
            <Link
              href={`/help/${document.slug}`}
              aria-current={document.slug === slug ? 'page' : undefined}
              className="flex h-8 items-center rounded-control px-2.5 text-13 text-ink-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-10"
            >
              {document.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
