import type { Failure } from '@/lib/base'

/** What is typed to sign in. */
export type Credentials = { readonly email: string; readonly password: string }

const unreachable: Failure = {
  code: 'unavailable',
  message: 'Remit could not be reached. Check the connection and try again; what you typed is still here.',
}

/** Signs in; answers null when it worked, else why not in a sentence. A network that is down is a reason like the others. */
export async function postSignIn(credentials: Credentials): Promise<Failure | null> {
  try {
    const answer = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    })
    return answer.ok ? null : readFailure(await answer.json())
  } catch {
    return unreachable
  }
}

function readFailure(body: unknown): Failure {
  if (typeof body !== 'object' || body === null || !('failure' in body)) return unreachable
  const { failure } = body
  if (typeof failure !== 'object' || failure === null || !('message' in failure)) return unreachable
  return { code: 'unauthenticated', message: String(failure.message) }
}
