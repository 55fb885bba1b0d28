import type { TextProblem } from '@/lib/json'

/** A problem with its place, as one sentence. */
export function problemWords({ position, message }: TextProblem): string {
  return `Line ${position.line}, column ${position.column}: ${message}`
}
