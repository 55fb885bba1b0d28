import { toast } from '@/components/ui/toast'

/** Ends the sign-in of this browser and goes to the sign-in page with nothing of the old page left in memory. */
export async function signOut(): Promise<void> {
  const answer = await fetch('/api/auth/sign-out', { method: 'POST' }).catch(() => null)
  if (answer?.ok) window.location.assign('/sign-in')
  else
    toast({
      title: 'You are still signed in',
      description: 'Remit could not be reached to sign you out. Try again in a moment.',
    })
}
