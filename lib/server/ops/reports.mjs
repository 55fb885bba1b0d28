// @ts-check
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Counts the tests of a vitest JSON report. A run that failed without a failed test (no report, an error outside a test,
 * nothing found) counts as one failure, so that it can never look green.
 * @param {string} file
 * @param {number} code the exit code of the run
 * @returns {Count}
 */
export function countVitest(file, code) {
  const report = readReport(file)
  return settle({ passed: numberAt(report, 'numPassedTests'), failed: numberAt(report, 'numFailedTests') }, code)
}

/**
 * Counts the tests of a Playwright JSON report, under the same rule. A flaky test has failed.
 * @param {string} file
 * @param {number} code
 * @returns {Count}
 */
export function countPlaywright(file, code) {
  const stats = readReport(file).stats
  const counts = typeof stats === 'object' && stats !== null ? stats : {}
  return settle(
    { passed: numberAt(counts, 'expected'), failed: numberAt(counts, 'unexpected') + numberAt(counts, 'flaky') },
    code,
  )
}

/** @param {Count} count @param {number} code @returns {Count} */
function settle(count, code) {
  const isSilent = count.failed === 0 && (code !== 0 || count.passed === 0)
  return isSilent ? { ...count, failed: 1 } : count
}

/** @param {string} file @returns {Record<string, unknown>} */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/** @param {object} report @param {string} key */
function numberAt(report, key) {
  return Number(Reflect.get(report, key) ?? 0)
}
