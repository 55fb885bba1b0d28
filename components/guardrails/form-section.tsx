import { type ReactNode, useId } from 'react'

type FormSectionProps = { title: string; why: ReactNode; children: ReactNode }

/** One question of the guardrail: its name and why it is asked, then the answer. */
export function FormSection({ title, why, children }: FormSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <header className="grid gap-0.5">
        <h2 id={id} className="text-14">
          {title}
        </h2>
        <p className="max-w-[64ch] text-13 text-pretty text-ink-muted">{why}</p>
      </header>
      {children}
    </section>
  )
}
