import { remember } from '@/lib/base'
import { readTests, runTemplateTests, type TemplateTest, type TestResult } from '@/lib/templates'
import type { Reading } from '../sitting/reading'

const lastRuns = new WeakMap<
  Reading,
  { readonly tests: readonly TemplateTest[]; readonly results: readonly TestResult[] }
>()

/** Reads the saved tests, once for each text, however many places ask. */
export const readSavedTests = remember(readTests, { most: 1, keyOf: (text) => text })

/** Runs these tests on what the draft says now, once for each reading of it, however many places ask. */
export function runSavedTests(reading: Reading, tests: readonly TemplateTest[]): readonly TestResult[] {
  const last = lastRuns.get(reading)
  if (last?.tests === tests) return last.results
  const { document, parameters, usedInEmbed: usedElsewhere } = reading
  const results = runTemplateTests({ document, parameters, usedElsewhere, tests })
  lastRuns.set(reading, { tests, results })
  return results
}
