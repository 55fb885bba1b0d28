import type { TestInfo } from '@playwright/test'

/** One line of the closing table of `npm run bench`: what was measured, against what, and what is aimed at. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'kB' | '%' | '/s' | 'MB/min'
  /** Beside the value, such as the other percentiles. */
  readonly detail?: string
  readonly baseline: { readonly name: string; readonly value: number }
  /** The value is to stay below this. */
  readonly aim?: number
  /** The value is to reach this. */
  readonly atLeast?: number
}

/** Hands a figure to the closing table. */
export function report(info: TestInfo, figure: Figure): void {
  info.annotations.push({ type: 'figure', description: JSON.stringify(figure) })
}

/** The value below which this share of the samples lies. Throws without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  if (value === undefined) throw new Error('Nothing was measured.')
  return value
}

/** The usual three percentiles in words. */
export function spread(samples: readonly number[]): string {
  const [half, most, nearly] = [0.5, 0.95, 0.99].map((share) => percentile(samples, share).toFixed(1))
  return `p50 ${half}, p95 ${most}, p99 ${nearly}`
}
