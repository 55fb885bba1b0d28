import { type ErrorCode, errorCodes, type Failure } from '@/lib/base'

/** What a server action answers, as the browser sees it. */
export type ActionOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/** A server action of one operation. */
export type ServerAction<I, T> = (input: I) => Promise<ActionOutcome<T>>

/**
 * Runs an action and answers its outcome; a server that cannot be reached, or that refused what was sent before it was read,
 * is a failure like any other, not an exception.
 */
export async function attempt<T>(act: () => Promise<ActionOutcome<T>>): Promise<ActionOutcome<T>> {
  try {
    return await act()
  } catch (thrown) {
    // Next steers by throwing (redirects, not found); that is not ours to catch.
    if (thrown instanceof Error && 'digest' in thrown && String(thrown.digest).startsWith('NEXT_')) throw thrown
    return { ok: false, failure: refusalIn(thrown) ?? unreachable }
  }
}

const unreachable: Failure = {
  code: 'unavailable',
  message: 'Remit could not be reached. What you typed is still here; try again in a moment.',
}

const refusalForm = /^\{"ok":false,"failure":\{"code":"(\w+)","message":("(?:[^"\\]|\\.)*")\}\}$/

/** What the server refused before the action began: Next throws an error whose message is the text of that answer. */
function refusalIn(thrown: unknown): Failure | null {
  const [, name, message] = (thrown instanceof Error ? refusalForm.exec(thrown.message) : null) ?? []
  if (name === undefined || message === undefined || !isErrorCode(name)) return null
  return { code: name, message: String(JSON.parse(message)) }
}

function isErrorCode(name: string): name is ErrorCode {
  return Object.hasOwn(errorCodes, name)
}
