import type { ReactNode } from 'react'

type SetupSectionProps = { title: string; description: ReactNode; children: ReactNode }

/** One step of the setup, with what it is for beside it. */
export function SetupSection({ title, description, children }: SetupSectionProps) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-t border-line py-6 md:grid-cols-[14rem_minmax(0,1fr)]">
      <header className="grid content-start gap-1">
        <h2 className="text-14">{title}</h2>
        <p className="text-13 text-pretty text-ink-muted">{description}</p>
      </header>
      <div className="grid min-w-0 gap-4">{children}</div>
    </section>
  )
}
