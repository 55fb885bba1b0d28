import type { Position } from './types'

/** Counts the line and column of an offset, both from 1; lines end at LF. An offset beyond the text counts as its end. */
export function positionOf(text: string, offset: number): Position {
  const end = Math.min(Math.max(offset, 0), text.length)
  let line = 1
  let lineStart = 0
  for (let next = text.indexOf('\n'); next !== -1 && next < end; next = text.indexOf('\n', next + 1)) {
    line += 1
    lineStart = next + 1
  }
  return { line, column: end - lineStart + 1 }
}
