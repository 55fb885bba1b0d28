import { redirect } from 'next/navigation'

/** Help opens with how Remit works. */
export default function HelpPage(): never {
  redirect('/help/guide')
}
