import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { severityRank } from '@/lib/policy'
import { emptyContent, type FileTemplate, readDraft } from '@/lib/templates'
import { lintExamples } from '../policy/testing'
import { findingsInFile, sliceOf } from '.'

function templateOf(text: string, problem: FileTemplate['problem'] = null): FileTemplate {
  return { name: 'One', content: { ...emptyContent, text }, parameters: 0, tests: 0, problem }
}

test('of a template of a file everything is said that the editor will say of it, the gravest first', () => {
  for (const { wrong } of lintExamples) {
    const text = JSON.stringify(wrong)
    const said = findingsInFile(templateOf(text), openGuardrail)
    expect(new Set(said)).toEqual(new Set(readDraft({ ...emptyContent, text }, openGuardrail).findings))
    const ranks = said.map(({ severity }) => severityRank(severity))
    expect(ranks).toEqual(ranks.toSorted((one, other) => other - one))
  }
})

test('of a template that is not taken its problem is said, and nothing else', () => {
  expect(findingsInFile(templateOf('{', { line: 1, message: 'x' }), openGuardrail)).toEqual([])
})

test('slices hold every template once, in order, and none is more than one draft may have', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 30 })
  fc.assert(
    fc.property(sizes, (lengths) => {
      const templates = lengths.map((length) => templateOf(' '.repeat(length)))
      const slices: (readonly FileTemplate[])[] = []
      for (let from = 0; from < templates.length; from += slices.at(-1)?.length ?? 0) {
        slices.push(sliceOf(templates, from))
        expect(slices.at(-1)?.length).toBeGreaterThan(0)
      }
      expect(slices.flat()).toEqual(templates)
      for (const slice of slices.filter(({ length }) => length > 1)) {
        const parts = slice.flatMap(({ content }) => Object.values(content))
        expect(parts.join('').length).toBeLessThanOrEqual(65_536)
      }
    }),
  )
})
