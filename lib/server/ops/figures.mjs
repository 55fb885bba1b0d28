// @ts-check
import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ name: string, value: string, baseline: string, ratio: string, aim: string }} Row */

/**
 * The figures of a vitest bench report, each group against the first of it, which is its baseline.
 * @param {string} file
 * @returns {Row[]}
 */
export function rowsOfVitest(file) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { files: [] }
  /** @type {{ benchmarks: { name: string, hz: number }[] }[]} */
  const groups = report.files.flatMap((/** @type {{ groups: object[] }} */ { groups }) => groups)
  return groups.flatMap(({ benchmarks }) => {
    const base = benchmarks.find(({ name }) => name.startsWith('baseline: '))
    if (!base) return []
    const baseline = `${base.name.replace('baseline: ', '')} ${perSecond(base.hz)}`
    return benchmarks
      .filter((benchmark) => benchmark !== base)
      .map(({ name, hz }) => ({ name, value: perSecond(hz), baseline, ratio: times(base.hz / hz), aim: '' }))
  })
}

/**
 * The figures that browser benchmarks left in a Playwright report as annotations (`e2e/bench/figure.ts`).
 * @param {string} file
 * @returns {Row[]}
 */
export function rowsOfPlaywright(file) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  return annotationsIn(report).map((description) => {
    const { name, value, unit, detail, baseline, aim, atLeast } = JSON.parse(description)
    const shown = `${value.toFixed(1)} ${unit}`
    return {
      name,
      value: detail ? `${shown} (${detail})` : shown,
      baseline: `${baseline.name} ${baseline.value.toFixed(1)} ${unit}`,
      ratio: times(value / baseline.value),
      aim: [
        ...(aim === undefined ? [] : [`< ${aim} ${unit}, ${value < aim ? 'met' : 'missed'}`]),
        ...(atLeast === undefined ? [] : [`>= ${atLeast} ${unit}, ${value >= atLeast ? 'met' : 'missed'}`]),
      ].join(),
    }
  })
}

/** Prints rows as one table. @param {Row[]} rows */
export function printRows(rows) {
  const head = { name: 'figure', value: 'value', baseline: 'baseline', ratio: 'ratio', aim: 'aim' }
  const keys = /** @type {const} */ (['name', 'value', 'baseline', 'ratio', 'aim'])
  const widths = keys.map((key) => Math.max(...[head, ...rows].map((row) => row[key].length)))
  for (const row of [head, ...rows]) {
    console.log(
      keys
        .map((key, at) => row[key].padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  }
}

/** @param {unknown} part @returns {string[]} */
function annotationsIn(part) {
  if (Array.isArray(part)) return part.flatMap(annotationsIn)
  if (typeof part !== 'object' || part === null) return []
  const { suites, specs, tests, annotations } = /** @type {Record<string, unknown>} */ (part)
  /** @type {{ type: string, description: string }[]} */
  const own = Array.isArray(annotations) ? annotations : []
  const figures = own.filter(({ type }) => type === 'figure').map(({ description }) => description)
  return [...figures, ...[suites, specs, tests].flatMap(annotationsIn)]
}

/** @param {number} hz */
function perSecond(hz) {
  return `${Math.round(hz).toLocaleString('en')}/s`
}

/** @param {number} ratio */
function times(ratio) {
  return `${ratio.toFixed(ratio < 10 ? 1 : 0)}×`
}
