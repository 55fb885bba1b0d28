import { caseKeyOf, printTests, readTests, type TemplateTest, testLimits } from '@/lib/templates'
import type { SittingStore } from '../sitting/sitting-store'

/** What can be done to the saved cases of a sitting. Each answers why nothing was changed, or null. */
export type TestEdits = {
  add(tests: readonly TemplateTest[]): string | null
  replace(index: number, test: TemplateTest): string | null
  remove(index: number): string | null
  /** Puts a case that was removed back to its place. */
  insert(index: number, test: TemplateTest): string | null
}

/** Makes the edits of a sitting's tests. They go by the list as it is at that moment, so none loses what another did. */
export function createTestEdits(store: SittingStore): TestEdits {
  function change(to: (tests: readonly TemplateTest[]) => readonly TemplateTest[] | string): string | null {
    const read = readTests(store.get().tests)
    if (!read.ok) return 'The saved tests cannot be read, so nothing was changed.'
    const next = to(read.value)
    if (typeof next === 'string') return next
    store.send({ kind: 'tests-changed', tests: printTests(next) })
    return null
  }
  return {
    add: (tests) => change((saved) => joined(saved, tests)),
    replace: (index, test) => change((saved) => saved.map((one, at) => (at === index ? test : one))),
    remove: (index) => change((saved) => saved.filter((_, at) => at !== index)),
    insert: (index, test) =>
      change((saved) => {
        const next = joined(saved, [test])
        return typeof next === 'string' ? next : saved.toSpliced(index, 0, test)
      }),
  }
}

/** The saved tests with others after them, or why they cannot be added. */
export function joined(
  saved: readonly TemplateTest[],
  added: readonly TemplateTest[],
): readonly TemplateTest[] | string {
  const known = new Map(saved.map((test) => [caseKeyOf(test), test]))
  const fresh = added.filter((test) => !known.has(caseKeyOf(test)))
  const [first] = added
  if (fresh.length === 0 && first) return `This is a test already: ${known.get(caseKeyOf(first))?.name ?? first.name}.`
  const next = [...saved, ...fresh]
  return next.length > testLimits.tests ? `A template has at most ${testLimits.tests} tests.` : next
}
