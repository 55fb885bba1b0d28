import { useCallback, useState } from 'react'
import { forgetTab, unsavedIn } from '@/components/form/browser-storage'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { leavePage } from './leave-page'

type Unsaved = ReturnType<typeof unsavedIn>

/** Signs out, at once where nothing of this person is unsaved; else `unsaved` has to be said first. */
export function useSignOut(email: string): {
  readonly signOut: () => void
  readonly unsaved: Unsaved | null
  stay(): void
} {
  const [unsaved, setUnsaved] = useState<Unsaved | null>(null)
  const signOut = useCallback(() => {
    const found = unsavedIn(email)
    if (found.drafts === 0 && !found.guardrail) void endSignIn()
    else setUnsaved(found)
  }, [email])
  return { signOut, unsaved, stay: () => setUnsaved(null) }
}

type SignOutDialogProps = { readonly unsaved: Unsaved; readonly email: string; readonly onStay: () => void }

/** Says what would be left unsaved, and that it is kept for this person. */
export function SignOutDialog({ unsaved, email, onStay }: SignOutDialogProps) {
  const [isPending, setPending] = useState(false)
  async function leave() {
    setPending(true)
    await endSignIn()
    setPending(false)
  }
  return (
    <Dialog
      open
      onOpenChange={onStay}
      title={`You have ${unsavedWords(unsaved)}`}
      description={`It stays in this browser, and only ${email} can see it in Remit. Sign in here again to save it.`}
      footer={
        <>
          <Button onClick={onStay}>Stay</Button>
          <Button variant="primary" pending={isPending} onClick={() => void leave()}>
            Sign out
          </Button>
        </>
      }
    />
  )
}

function unsavedWords({ drafts, guardrail }: Unsaved): string {
  const texts = [
    drafts === 0 ? null : drafts === 1 ? '1 unsaved draft' : `${drafts} unsaved drafts`,
    guardrail ? 'unsaved changes of the guardrail' : null,
  ]
  return texts.filter((text) => text !== null).join(' and ')
}

/** Ends the sign-in of this browser and goes to the sign-in page with nothing of the old page left in memory. */
async function endSignIn(): Promise<void> {
  const answer = await fetch('/api/auth/sign-out', { method: 'POST' }).catch(() => null)
  if (answer?.ok) {
    forgetTab()
    return leavePage('/sign-in')
  }
  toast({
    title: 'You are still signed in',
    description: 'Remit could not be reached to sign you out. Try again in a moment.',
  })
}
