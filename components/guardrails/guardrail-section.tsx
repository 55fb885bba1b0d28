import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import { type GuardrailView, summariseGuardrail } from '@/lib/guardrails'

/** The guardrail among the settings: what it says, and the way to change it. */
export function GuardrailSection({ view, mayChange }: { view: GuardrailView; mayChange: boolean }) {
  return (
    <section
      aria-labelledby="guardrail"
      className="grid gap-x-10 gap-y-4 border-t border-line px-4 py-6 sm:px-6 lg:grid-cols-[16rem_minmax(0,32rem)]"
    >
      <header className="grid content-start gap-1">
        <h2 id="guardrail" className="text-14">
          Guardrail
        </h2>
        <p className="text-13 text-pretty text-ink-muted">
          The boundary that every published version stays inside, whoever writes it.
        </p>
      </header>
      <div className="grid justify-items-start gap-3">
        <p className="text-13 text-pretty">
          {summariseGuardrail(view.guardrail)}
          {view.updatedAt !== null && (
            <span className="text-ink-muted">
              {' '}
              Changed <Time at={view.updatedAt} show="local" />.
            </span>
          )}
        </p>
        {mayChange && <LinkButton href="/guardrail">Change guardrail</LinkButton>}
      </div>
    </section>
  )
}
