import { fetchInTime } from '@/components/form/fetch-in-time'
import { isJsonObject, type JsonValue } from '@/lib/base'

/** The e-mail address of who is signed in in this browser now; null where nobody is, or no answer came. */
export async function whoIsSignedIn(): Promise<string | null> {
  try {
    const response = await fetchInTime('/api/v1/account')
    const body: JsonValue = await response.json()
    return response.ok && isJsonObject(body) && typeof body.email === 'string' ? body.email : null
  } catch {
    return null
  }
}
