import Markdown from 'markdown-to-jsx/react'
import type { ComponentProps, ReactNode } from 'react'
import { anchorOf, helpHref } from '@/lib/help'

/** A document of Help as it stands in the repository: no markup but Markdown's, links between files lead inside Help. */
export function HelpText({ text }: { readonly text: string }) {
  return (
    <Markdown
      options={{
        disableParsingRawHTML: true,
        slugify: anchorOf,
        wrapper: HelpArticle,
        forceWrapper: true,
        // The page's own heading says the name of the document already.
        overrides: {
          h1: { component: () => null },
          a: { component: HelpLink },
          table: { component: HelpTable },
          pre: { component: HelpPre },
        },
      }}
    >
      {text}
    </Markdown>
  )
}

function HelpArticle({ children }: { readonly children?: ReactNode }) {
  return <article className="help-text min-w-0 max-w-[84ch] text-14">{children}</article>
}

function HelpLink({ href = '', children, title }: ComponentProps<'a'>) {
  const isOutside = /^https?:/.test(href)
  return (
    <a href={helpHref(href)} title={title} {...(isOutside && { target: '_blank', rel: 'noreferrer' })}>
      {children}
    </a>
  )
}

// Wide tables scroll by themselves, also by keyboard, so that the page does not.
function HelpTable({ children }: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="overflow-x-auto" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </section>
  )
}

function HelpPre({ children }: ComponentProps<'pre'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <pre tabIndex={0}>{children}</pre>
  )
}
