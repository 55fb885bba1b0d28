import type { TextEdit } from '@/lib/json'

/** Remembers which texts the pane sent up, to tell their return from texts that come from elsewhere. */
export type Echo = {
  send(text: string): void
  /** Tells whether a text that arrives is one the pane sent, while `now` is what it shows. */
  isOwn(text: string, now: string): boolean
}

/** Starts with nothing sent. A text that comes back late, after more typing, still counts as the pane's own. */
export function createEcho(): Echo {
  let waiting: readonly string[] = []
  return {
    send: (text) => {
      waiting = [...waiting.slice(-50), text]
    },
    isOwn: (text, now) => {
      const at = waiting.indexOf(text)
      waiting = text === now ? [] : waiting.slice(at + 1)
      return text === now || at !== -1
    },
  }
}

/** Finds the one edit between two texts, leaving what they share at both ends: the caret stays where it can. */
export function differenceOf(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from += 1
  let tail = 0
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}
