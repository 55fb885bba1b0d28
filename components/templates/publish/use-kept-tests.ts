import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { attempt } from '@/components/form/outcome'
import { useShell } from '@/components/shell/shell-context'
import type { Failure } from '@/lib/base'
import { readJson } from '@/lib/json'
import { deedOfDifference, type Effect, type ToldDifference } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import {
  caseKeyOf,
  contentOf,
  exampleValues,
  printTests,
  readParameters,
  readTests,
  runTemplateTests,
  type Template,
  type TemplateTest,
  testOfWitness,
} from '@/lib/templates'
import { testOf } from '../tests/test-draft'
import { joined } from '../tests/test-edits'
import type { PublishActions } from './publish-actions'

/** A difference with the real target that shows it, if there is one. */
export type ShownDifference = Omit<ToldDifference, 'named'> & { readonly view: TargetView | null }

/** Keeps differences of access as tests of the draft, each with the answer that somebody chose. */
export type KeptTests = {
  /** The test that keeps a difference; null where none can. */
  make(shown: ShownDifference, expect: Effect): TemplateTest | null
  /** The test of the draft that asks the same. */
  find(test: TemplateTest): TemplateTest | null
  keep(test: TemplateTest): Promise<void>
  readonly isPending: boolean
  readonly failure: Failure | null
}

/**
 * Adds tests to the draft from where it is not being edited: a save of its other parts as they were read, so that one
 * made over a newer revision is refused and nobody's work is lost.
 */
export function useKeptTests(template: Template, save: PublishActions['saveDraft']): KeptTests | null {
  const router = useRouter()
  const { email } = useShell().person
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const maker = useMemo(() => makerOf(template), [template])
  if (maker === null) return null
  const { tests, ...making } = maker
  const byCase = new Map(tests.map((test) => [caseKeyOf(test), test]))
  return {
    ...making,
    find: (test) => byCase.get(caseKeyOf(test)) ?? null,
    async keep(test) {
      const next = joined(tests, [test])
      if (typeof next === 'string') return setFailure({ code: 'invalid', message: next })
      setPending(true)
      setFailure(null)
      const { id, revision } = template
      const outcome = await attempt(() =>
        save({ ...contentOf(template), id, revision, as: email, tests: printTests(next) }),
      )
      setPending(false)
      if (outcome.ok) router.refresh()
      else setFailure(outcome.failure)
    },
    isPending,
    failure,
  }
}

function makerOf(template: Template): (Pick<KeptTests, 'make'> & { readonly tests: readonly TemplateTest[] }) | null {
  const read = readJson(template.text)
  const list = readParameters(template.parameters)
  const saved = readTests(template.tests)
  if (!read.ok || !list.ok || !saved.ok) return null
  const [document, parameters] = [read.value, list.value]
  const values = exampleValues(document.root, parameters)
  return {
    tests: saved.value,
    make(shown, expect) {
      const { view, ...told } = shown
      const { witness } = told.difference
      if (view === null) {
        return testOfWitness({ document, parameters, witness, expect, deed: deedOfDifference(told) })
      }
      const { resource, action } = witness.request
      const test = testOf({ view, sandboxId: view.id, question: `${resource}:${action}`, expect, values })
      const [result] = runTemplateTests({ document, parameters, tests: [test] })
      return result === undefined || result.outcome === 'refused' ? null : test
    },
  }
}
