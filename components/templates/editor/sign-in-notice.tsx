'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { postSignIn } from '@/components/members/post-sign-in'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { isSignedIn } from '../sitting/is-signed-in'
import type { Saver } from '../sitting/saver'
import type { SittingStore } from '../sitting/sitting-store'

type SignInNoticeProps = { readonly email: string; readonly store: SittingStore; readonly saver: Saver }

/** The sign-in has ended: sign in here, without leaving the draft, and it is saved at once. */
export function SignInNotice({ email: first, store, saver }: SignInNoticeProps) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(true)
  const [email, setEmail] = useState(first)
  const [password, setPassword] = useState('')
  const [state, setState] = useState<State>({ kind: 'idle' })

  async function submit(event: FormEvent) {
    event.preventDefault()
    setState({ kind: 'asking' })
    const refused = await postSignIn({ email, password })
    if (refused !== null) return setState({ kind: 'refused', why: refused.message })
    goOn()
  }
  function goOn() {
    store.send({ kind: 'retried' })
    void saver.saveNow()
    // A token is for whoever is signed in, and that may be someone else now.
    router.refresh()
  }
  // Whoever comes back to this tab may have signed in in another one.
  const returned = useEffectEvent(async () => {
    if (await isSignedIn()) goOn()
  })
  useEffect(() => {
    const look = () => void returned()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [])
  return (
    <>
      <Banner
        tone="deny"
        live
        title="Your sign-in has ended"
        actions={
          <Button size="sm" onClick={() => setOpen(true)}>
            Sign in
          </Button>
        }
      >
        Nothing is lost: what you wrote is kept in this browser and saved when you sign in.
      </Banner>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Sign in again"
        description="Your sign-in has ended. The draft stays as it is on screen and is saved as soon as you are back."
      >
        <form onSubmit={(event) => void submit(event)} className="grid gap-3">
          <TextField
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            label="Password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            error={state.kind === 'refused' ? state.why : undefined}
            onChange={(event) => setPassword(event.target.value)}
          />
          <div className="flex justify-end gap-2 pt-1">
            <Button onClick={() => setOpen(false)}>Not now</Button>
            <Button type="submit" variant="primary" pending={state.kind === 'asking'}>
              Sign in and save
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'refused'; readonly why: string }
