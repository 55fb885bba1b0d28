import { Sources } from '@/components/policy/sources'
import { anchorOf } from '@/lib/help'
import { codes, type Severity, severityRank } from '@/lib/policy'

const titles: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  security: 'Security',
  warning: 'Warnings',
  suggestion: 'Suggestions',
}

const severities = (['error', 'security', 'warning', 'suggestion'] as const).toSorted(
  (one, other) => severityRank(other) - severityRank(one),
)

/** Every finding by its code, gravest first, with the sources behind it. */
export function FindingList() {
  return (
    <article className="help-text min-w-0 max-w-[84ch] text-14">
      <p>
        Every finding about a role, a policy, claims or the header of a token. Errors are neither signed nor published;
        security findings are published only with a written reason.
      </p>
      {severities.map((severity) => (
        <section key={severity}>
          <h2 id={anchorOf(titles[severity])}>{titles[severity]}</h2>
          <dl>
            {Object.entries(codes)
              .filter(([, entry]) => entry.severity === severity)
              .map(([code, { title, reference }]) => (
                <div key={code} id={code} className="scroll-mt-16 border-t border-line py-2 target:bg-accent-tint">
                  <dt>
                    <code>{code}</code>
                  </dt>
                  <dd className="text-pretty">{title}</dd>
                  <dd className="text-13 text-ink-muted">
                    <Sources reference={reference} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </article>
  )
}
