import { Plus } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { type StandIn, suggestTests, type TemplateTest } from '@/lib/templates'
import type { Reading } from '../sitting/reading'

type SuggestedTestsProps = {
  readonly reading: Reading
  readonly tests: readonly TemplateTest[]
  readonly onAccept: (tests: readonly TemplateTest[]) => void
}

/** The boundary cases of the rules with today's answers: to look at, and to accept where today's answer is meant. */
export function SuggestedTests({ reading, tests, onAccept }: SuggestedTestsProps) {
  // On a broad policy this is long work for a keystroke, so it follows behind.
  const { document, parameters } = useDeferredValue(reading)
  const suggested = useMemo(() => suggestTests({ document, parameters, tests }), [document, parameters, tests])
  const count = suggested.tests.length
  if (suggested.lacking.length > 0) {
    return (
      <p className="text-13 text-pretty text-ink-muted">
        Give {suggested.lacking.join(' and ')} an example, and tests on the boundary of each rule are suggested here.
      </p>
    )
  }
  if (count === 0) return null
  return (
    <section aria-label="Suggested tests" className="rounded-control border border-line">
      <Disclosure
        defaultOpen={tests.length === 0}
        summary={`${count} suggested ${count === 1 ? 'test' : 'tests'}`}
        className="px-3 py-1"
      >
        <div className="-ml-5.5 grid gap-2 pb-2">
          <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
            <p className="min-w-0 flex-1 basis-36 text-12 text-pretty text-ink-muted">
              What each rule turns on, with today’s answer.{valuesIn(suggested.values)}
            </p>
            <Button size="sm" icon={<Plus aria-hidden />} onClick={() => onAccept(suggested.tests)}>
              {count === 1 ? 'Accept it' : `Accept all ${count}`}
            </Button>
          </div>
          <ul className="divide-y divide-line border-t border-line">
            {suggested.tests.map((test) => (
              <li key={`${test.name} ${JSON.stringify(test.target)}`} className="flex items-center gap-2 text-13">
                <span className="min-w-0 flex-1 py-1.5 break-words text-pretty">{test.name}</span>
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={`Accept ${test.name}`}
                  className="-mr-2"
                  onClick={() => onAccept([test])}
                >
                  Accept
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </Disclosure>
    </section>
  )
}

function valuesIn(values: readonly StandIn[]): string {
  if (values.length === 0) return ''
  const told = values.map(
    ({ name, value, isExample }) => `${name} = ${value} (${isExample ? 'its example' : 'made up'})`,
  )
  return ` With ${told.join(', ')}.`
}
