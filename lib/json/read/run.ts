/** Finds where a run of characters that starts at `at` ends. The pattern is sticky, and shared: a new one per token is slow. */
export function endOfRun(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
