import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  countPlaywright,
  countVitest,
  failedOfPlaywright,
  failedOfVitest,
  slowestOfPlaywright,
  slowestOfVitest,
} from './reports.mjs'
import { root } from './root.mjs'

const folder = mkdtempSync(join(tmpdir(), 'remit-reports-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown): string {
  const file = join(folder, crypto.randomUUID())
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('tests are counted as the runners reported them', () => {
  expect(countVitest(report({ numPassedTests: 5, numFailedTests: 2 }), 1)).toEqual({ passed: 5, failed: 2 })
  expect(countPlaywright(report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } }), 1)).toEqual({
    passed: 3,
    failed: 2,
  })
})

test('a run that fails outside its tests is a failure', () => {
  expect(countVitest(report({ numPassedTests: 5, numFailedTests: 0 }), 1)).toEqual({ passed: 5, failed: 1 })
  expect(countPlaywright(join(folder, 'missing'), 1)).toEqual({ passed: 0, failed: 1 })
})

test('a run that tested nothing is a failure', () => {
  expect(countVitest(report({ numPassedTests: 0, numFailedTests: 0 }), 0)).toEqual({ passed: 0, failed: 1 })
})

test('the slowest tests come first, by file and name, and no more than asked for', () => {
  const ran = (fullName: string, duration?: number) => ({ fullName, duration })
  const file = report({
    testResults: [
      { name: `${root}lib/a.test.ts`, assertionResults: [ran('quick', 2), ran('skipped')] },
      { name: `${root}lib/b.test.ts`, assertionResults: [ran('slow', 900), ran('less so', 40)] },
    ],
  })
  expect(slowestOfVitest(file, 2)).toEqual([
    { name: 'lib/b.test.ts: slow', ms: 900 },
    { name: 'lib/b.test.ts: less so', ms: 40 },
  ])
})

test('journeys are timed wherever they stand in the report, all their tries together', () => {
  const spec = (title: string, ...durations: readonly number[]) => ({
    title,
    file: 'journeys/a.spec.ts',
    line: 3,
    tests: [{ results: durations.map((duration) => ({ duration })) }],
  })
  const inner = { specs: [spec('inner', 700, 200)] }
  const file = report({ suites: [{ specs: [spec('outer', 800)], suites: [inner] }] })
  expect(slowestOfPlaywright(file)).toEqual([
    { name: 'journeys/a.spec.ts:3: inner', ms: 900 },
    { name: 'journeys/a.spec.ts:3: outer', ms: 800 },
  ])
})

test('where there is no report nothing was slow', () => {
  expect(slowestOfVitest(join(folder, 'missing'))).toEqual([])
  expect(slowestOfPlaywright(join(folder, 'missing'))).toEqual([])
})

test('what failed is named by file and test, with the first line of why', () => {
  const file = report({
    testResults: [
      {
        name: `${root}lib/a.test.ts`,
        status: 'failed',
        assertionResults: [
          { fullName: 'holds', status: 'passed' },
          {
            fullName: 'breaks',
            status: 'failed',
            failureMessages: ['\n\u001b[31mError: 1 is not 2\u001b[39m\n  at a.test.ts'],
          },
        ],
      },
      { name: `${root}lib/b.test.ts`, status: 'failed', message: 'cannot be read', assertionResults: [] },
    ],
  })
  expect(failedOfVitest(file)).toEqual([
    { name: 'lib/a.test.ts: breaks', reason: 'Error: 1 is not 2' },
    { name: 'lib/b.test.ts', reason: 'cannot be read' },
  ])
})

test('a journey that failed or was flaky is named, one that passed is not', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'journeys/a.spec.ts',
    line: 3,
    tests: [{ status, results: [{ duration: 1, ...(message === undefined ? {} : { error: { message } }) }] }],
  })
  const file = report({
    suites: [
      {
        specs: [spec('well', 'expected'), spec('red', 'unexpected', 'gone')],
        suites: [
          { specs: [spec('by chance', 'flaky', 'Late.\nCall log:\n\u001b[2m  - waiting for a tab\u001b[22m\n')] },
        ],
      },
    ],
  })
  expect(failedOfPlaywright(file)).toEqual([
    { name: 'journeys/a.spec.ts:3: red', reason: 'gone' },
    { name: 'journeys/a.spec.ts:3: by chance', reason: 'Late. waiting for a tab' },
  ])
})
