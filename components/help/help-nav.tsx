import Link from 'next/link'
import { type HelpSection, helpDocuments } from '@/lib/help'

/** The documents of Help, and under the one that is open its sections, where there is room. */
export function HelpNav({ slug, sections }: { readonly slug: string; readonly sections: readonly HelpSection[] }) {
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
            {document.slug === slug && <Contents sections={sections} />}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Contents({ sections }: { readonly sections: readonly HelpSection[] }) {
  return (
    <ul className="mt-px mb-2 ml-2.5 border-l border-line max-lg:hidden">
      {sections.map(({ anchor, title }) => (
        <li key={anchor}>
          <a href={`#${anchor}`} className="block py-1 pl-3 text-12 text-ink-muted transition-colors hover:text-ink">
            {title}
          </a>
        </li>
      ))}
    </ul>
  )
}
