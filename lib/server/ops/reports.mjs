// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from './root.mjs'

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

/** @typedef {{ name: string, ms: number }} Timed */

/**
 * The slowest tests of a vitest JSON report, slowest first, by file and full name.
 * @param {string} file
 * @param {number} [most]
 * @returns {Timed[]}
 */
export function slowestOfVitest(file, most = 10) {
  const { testResults = [] } = /** @type {{ testResults?: VitestFile[] }} */ (readReport(file))
  const timed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      name: `${path.relative(root, name)}: ${fullName}`,
      ms: duration ?? 0,
    })),
  )
  return slowest(timed, most)
}

/**
 * The slowest tests of a Playwright JSON report, slowest first, by file, line and title; retries count together.
 * @param {string} file
 * @param {number} [most]
 * @returns {Timed[]}
 */
export function slowestOfPlaywright(file, most = 10) {
  const { suites = [] } = /** @type {{ suites?: PlaywrightSuite[] }} */ (readReport(file))
  const timed = suites.flatMap(specsIn).map((spec) => ({
    name: nameOf(spec),
    ms: spec.tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
  }))
  return slowest(timed, most)
}

/** @typedef {{ name: string, reason: string }} Failed */

/**
 * What failed by a vitest JSON report: by file and full name, with the first line of why. A file that failed outside its
 * tests is named by itself.
 * @param {string} file
 * @returns {Failed[]}
 */
export function failedOfVitest(file) {
  const { testResults = [] } = /** @type {{ testResults?: VitestFile[] }} */ (readReport(file))
  return testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const within = path.relative(root, name)
    const failed = assertionResults.filter((result) => result.status === 'failed')
    return failed.length === 0 && status === 'failed'
      ? [{ name: within, reason: firstLine(message) }]
      : failed.map(({ fullName, failureMessages = [] }) => ({
          name: `${within}: ${fullName}`,
          reason: firstLine(failureMessages[0] ?? ''),
        }))
  })
}

/**
 * What failed by a Playwright JSON report, flaky tests among them: by file, line and title, with the first line of why and
 * what was waited for: a time that ran out says nothing else.
 * @param {string} file
 * @returns {Failed[]}
 */
export function failedOfPlaywright(file) {
  const { suites = [] } = /** @type {{ suites?: PlaywrightSuite[] }} */ (readReport(file))
  return suites
    .flatMap(specsIn)
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map((spec) => ({
      name: nameOf(spec),
      reason: reasonOf(spec.tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message ?? ''),
    }))
}

/** @typedef {{ fullName: string, duration?: number | null, status?: string, failureMessages?: string[] }} VitestTest */
/** @typedef {{ name: string, status?: string, message?: string, assertionResults: VitestTest[] }} VitestFile */
/** @typedef {{ duration: number, error?: { message?: string } }} PlaywrightResult */
/** @typedef {{ status?: string, results: PlaywrightResult[] }} PlaywrightTest */
/** @typedef {{ title: string, file: string, line: number, tests: PlaywrightTest[] }} PlaywrightSpec */
/** @typedef {{ specs: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite */

/** @param {PlaywrightSuite} suite @returns {PlaywrightSpec[]} */
function specsIn({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)]
}

/** @param {PlaywrightSpec} spec */
function nameOf({ file, line, title }) {
  return `${file}:${line}: ${title}`
}

/** @param {string} message */
function reasonOf(message) {
  const waited = stripVTControlCharacters(message).match(/^ *- (waiting for .+)$/m)?.[1]
  return waited === undefined ? firstLine(message) : `${firstLine(message)} ${waited}`
}

/** The first line that says something, without colours. @param {string} text */
function firstLine(text) {
  return (
    stripVTControlCharacters(text)
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  )
}

/** @param {Timed[]} timed @param {number} most */
function slowest(timed, most) {
  return timed.toSorted((a, b) => b.ms - a.ms).slice(0, most)
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
