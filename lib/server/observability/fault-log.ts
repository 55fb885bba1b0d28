/** What is written of a fault, `null` for nothing. */
type Line = { readonly fault: string; readonly requestId: string; readonly more?: number } | null

/** How many lines about faults may be written in a minute, so that nobody fills the disk by breaking something. */
const linesPerMinute = 60
/** Of how many different faults the stack is remembered as written. */
const remembered = 100
const minuteMs = 60_000

/**
 * Decides what the log gets of a fault: its stack once a minute, then one short line for each request, and beyond sixty
 * lines a minute nothing but the number of those left out, on the next line that is written.
 */
export function makeFaultLog(): (text: string, requestId: string, now: number) => Line {
  let window = { startedAt: Number.NaN, lines: 0 }
  let leftOut = 0
  let stacks = new Set<string>()
  return (text, requestId, now) => {
    // A window that starts in the future is none: the clock was set back.
    if (!(now >= window.startedAt && now - window.startedAt < minuteMs)) {
      window = { startedAt: now, lines: 0 }
      stacks = new Set()
    }
    if (window.lines >= linesPerMinute) {
      leftOut += 1
      return null
    }
    window.lines += 1
    const isKnown = stacks.has(text)
    if (stacks.size < remembered) stacks.add(text)
    const fault = isKnown ? (text.split('\n', 1)[0] ?? '') : text
    const more = leftOut === 0 ? {} : { more: leftOut }
    leftOut = 0
    return { fault, requestId, ...more }
  }
}
