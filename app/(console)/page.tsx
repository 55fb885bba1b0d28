import { redirect } from 'next/navigation'

/** The console opens on the templates. */
export default function ConsolePage() {
  redirect('/templates')
}
