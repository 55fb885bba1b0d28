import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countPlaywright, countVitest } from './reports.mjs'

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
