import { redirect } from 'next/navigation'
import { placesFor } from '@/components/shell/navigation'
import { requestContext } from '@/lib/server/http'

/** The console opens on the first place that its roles let a person see. */
export default async function ConsolePage() {
  const { caller } = await requestContext()
  redirect(placesFor(caller?.roles ?? [])[0]?.href ?? '/sign-in')
}
