'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { postSignIn } from '@/components/members/post-sign-in'
import { leavePage } from '@/components/shell/leave-page'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import type { Saver } from '../sitting/saver'
import type { SittingStore } from '../sitting/sitting-store'
import { whoIsSignedIn } from '../sitting/who-is-signed-in'

type SignInNoticeProps = { readonly email: string; readonly store: SittingStore; readonly saver: Saver }

/**
 * The sign-in of the person who wrote this draft has ended: they sign in here, without leaving the draft, and it is saved at
 * once. It is never saved for anybody else: it is kept for them, and the page is left.
 */
export function SignInNotice({ email, store, saver }: SignInNoticeProps) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(true)
  const [other, setOther] = useState<string | null>(null)

  async function goOn() {
    const who = await whoIsSignedIn()
    setOther(who === email ? null : who)
    if (who !== email) return
    store.send({ kind: 'retried' })
    void saver.saveNow()
    router.refresh()
  }
  // Somebody may have signed in in another tab.
  const look = useEffectEvent(() => void goOn())
  useEffect(() => {
    const onFocus = () => look()
    onFocus()
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [])
  const parts = { email, isOpen, onOpen: setOpen }
  return other === null ? (
    <SignedOut {...parts} onSignedIn={goOn} />
  ) : (
    <OtherPerson {...parts} other={other} onBack={() => setOther(null)} />
  )
}

type NoticeProps = { readonly email: string; readonly isOpen: boolean; readonly onOpen: (isOpen: boolean) => void }

function SignedOut({ email: first, isOpen, onOpen, onSignedIn }: NoticeProps & { onSignedIn: () => Promise<void> }) {
  return (
    <>
      <Banner
        tone="deny"
        live
        title="Your sign-in has ended"
        actions={
          <Button size="sm" onClick={() => onOpen(true)}>
            Sign in
          </Button>
        }
      >
        Nothing is lost: what you wrote is kept in this browser and saved when you sign in.
      </Banner>
      <Dialog
        open={isOpen}
        onOpenChange={onOpen}
        title="Sign in again"
        description="Your sign-in has ended. The draft stays on screen and is saved as soon as you are back."
      >
        <SignInFields email={first} onSignedIn={onSignedIn} onCancel={() => onOpen(false)} />
      </Dialog>
    </>
  )
}

type SignInFieldsProps = {
  readonly email: string
  readonly onSignedIn: () => Promise<void>
  readonly onCancel: () => void
}

function SignInFields({ email: first, onSignedIn, onCancel }: SignInFieldsProps) {
  const [email, setEmail] = useState(first)
  const [password, setPassword] = useState('')
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  async function submit(event: FormEvent) {
    event.preventDefault()
    setPending(true)
    const failure = await postSignIn({ email, password })
    setProblem(failure?.message)
    if (failure === null) await onSignedIn()
    setPending(false)
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-3">
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        value={email}
        hint={email === first ? undefined : `The draft is of ${first}, and is saved for nobody else.`}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        error={problem}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onCancel}>Not now</Button>
        <Button type="submit" variant="primary" pending={isPending}>
          Sign in and save
        </Button>
      </div>
    </form>
  )
}

function OtherPerson({ email, other, isOpen, onOpen, onBack }: NoticeProps & { other: string; onBack: () => void }) {
  const kept = `What ${email} wrote here was not saved. It is kept in this browser for them, until they sign in and open this template.`
  const leave = (
    <Button variant="primary" onClick={() => leavePage('/templates')}>
      Go to your templates
    </Button>
  )
  return (
    <>
      <Banner tone="deny" live title={`You are signed in as ${other}`} actions={leave}>
        {kept}
      </Banner>
      <Dialog
        open={isOpen}
        onOpenChange={onOpen}
        title={`You are signed in as ${other}`}
        description={kept}
        footer={
          <>
            <Button onClick={onBack}>Sign in as {email}</Button>
            {leave}
          </>
        }
      />
    </>
  )
}
