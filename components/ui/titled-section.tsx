import type { ReactNode } from 'react'

type TitledSectionProps = {
  title: string
  description: ReactNode
  children: ReactNode
  /** What a link leads to. */
  id?: string | undefined
}

/** One part of a long form or report, with what it is for beside it. */
export function TitledSection({ title, description, children, id }: TitledSectionProps) {
  return (
    <section
      id={id}
      className="grid scroll-mt-12 gap-x-10 gap-y-4 border-t border-line py-6 first:border-t-0 md:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <header className="grid content-start gap-1">
        <h2 className="text-14">{title}</h2>
        <p className="text-13 text-pretty text-ink-muted">{description}</p>
      </header>
      <div className="grid min-w-0 gap-4">{children}</div>
    </section>
  )
}
