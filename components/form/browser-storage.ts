/** Where a browser keeps text: for good, or for this tab. */
type Area = 'localStorage' | 'sessionStorage'

/** Whose words, and about what: several people may use one browser, and nothing of one is ever another's. */
export type OwnPlace = { readonly name: string; readonly email: string }

/** What is kept; null where nothing is, or where the browser keeps nothing (private mode). */
export function readKept(area: Area, place: OwnPlace): string | null {
  try {
    return window[area].getItem(keyOf(place))
  } catch {
    return null
  }
}

/** Keeps a text; null forgets it. Without storage nothing is kept: what was typed is still on screen. */
export function writeKept(area: Area, place: OwnPlace, text: string | null): void {
  try {
    if (text === null) window[area].removeItem(keyOf(place))
    else window[area].setItem(keyOf(place), text)
  } catch {
    // Only the safety net is missing.
  }
}

/** What an unsaved draft of a template, and unsaved changes of the guardrail, are kept under. */
export const unsavedNames = { draft: (id: string) => `draft:${id}`, guardrail: 'guardrail' } as const

/**
 * Registers what keeps a text that rests before it is written, so that it is written before anybody counts what is unsaved.
 * Returns how to end it.
 */
export function keepBeforeCounting(keep: () => void): () => void {
  keepers.add(keep)
  return () => keepers.delete(keep)
}

const keepers = new Set<() => void>()

/** How many drafts, and whether changes of the guardrail, one person has left unsaved in this browser. */
export function unsavedIn(email: string): { readonly drafts: number; readonly guardrail: boolean } {
  for (const keep of keepers) keep()
  const names = namesKept(email)
  return {
    drafts: names.filter((name) => name.startsWith(unsavedNames.draft(''))).length,
    guardrail: names.includes(unsavedNames.guardrail),
  }
}

function namesKept(email: string): readonly string[] {
  const end = `:${email}`
  try {
    return Object.keys(window.localStorage)
      .filter((key) => key.startsWith(start) && key.endsWith(end))
      .map((key) => key.slice(start.length, -end.length))
  } catch {
    return []
  }
}

/** Forgets what is kept for this tab, whoever it is of. */
export function forgetTab(): void {
  try {
    window.sessionStorage.clear()
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

const start = 'remit:'

function keyOf({ name, email }: OwnPlace): string {
  return `${start}${name}:${email}`
}
