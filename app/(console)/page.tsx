import { redirect } from 'next/navigation'
import { homeFor } from '@/components/shell/navigation'
import { requestContext } from '@/lib/server/http'

/** The console opens on the place that a person's roles are here for. */
export default async function ConsolePage() {
  const { caller } = await requestContext()
  redirect(homeFor(caller?.roles ?? [])?.href ?? '/sign-in')
}
