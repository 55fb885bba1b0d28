import { TitledSection } from '@/components/ui/titled-section'
import { type Connection, connectionNames } from '@/lib/connection'

/** The connection in use, for who may not change it. */
export function ConnectionFacts({ connection }: { connection: Connection }) {
  const facts = [
    ['Tokens are for', connectionNames[connection.kind]],
    ['Address', connection.origin],
    ['License key (iss)', connection.licenseKey],
  ] as const
  return (
    <TitledSection title="Connection" description="Only an owner can change where tokens are for.">
      <dl className="grid gap-x-6 gap-y-2 text-13 sm:grid-cols-[10rem_minmax(0,1fr)]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="break-all max-sm:pb-2">{value}</dd>
          </div>
        ))}
      </dl>
    </TitledSection>
  )
}
