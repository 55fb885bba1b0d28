/** Signs in from where one is. Answers why not, in a sentence, or null. */
export async function signInAgain(email: string, password: string): Promise<string | null> {
  try {
    const response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    if (response.ok) return null
    if (response.status === 429) return 'Too many tries. Wait a minute and try again.'
    if (response.status === 401) return 'This e-mail and password do not go together.'
    return 'Remit could not sign you in. Try again in a moment.'
  } catch {
    return 'Remit cannot be reached. Check that it runs and that you are online.'
  }
}

/** Tells whether this browser is signed in now. No answer counts as no. */
export async function isSignedIn(): Promise<boolean> {
  try {
    return (await fetch('/api/v1/sandbox/targets', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}
