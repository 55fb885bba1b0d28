import { LinkButton } from '@/components/ui/link-button'
import { Time } from '@/components/ui/time'
import { TitledSection } from '@/components/ui/titled-section'
import { type GuardrailView, summariseGuardrail } from '@/lib/guardrails'

/** The guardrail among the settings: what it says, and the way to change it. */
export function GuardrailSection({ view, mayChange }: { view: GuardrailView; mayChange: boolean }) {
  return (
    <TitledSection
      title="Guardrail"
      description="The boundary that every published version stays inside, no matter who writes it."
    >
      <div className="grid max-w-lg justify-items-start gap-3">
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
    </TitledSection>
  )
}
