/** One bar of a chart, which is one row of its table. */
export type Bar = {
  readonly key: string
  /** In full, for the table and the tip. */
  readonly name: string
  /** For the axis. */
  readonly short: string
  readonly count: number
}
