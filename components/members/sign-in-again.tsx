'use client'

import { type FormEvent, useEffect, useEffectEvent, useState } from 'react'
import { leavePage } from '@/components/shell/leave-page'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { PasswordField } from './password-field'
import { postSignIn } from './post-sign-in'
import { whoIsSignedIn } from './who-is-signed-in'

/** What a page says of the work that waits for a sign-in. */
export type WaitingWork = {
  /** Beside the work: that nothing is lost. */
  readonly kept: string
  readonly description: string
  /** Signs in and does at once what could not be done. */
  readonly submit: string
  /** Whose work it is, where somebody else is about to sign in. */
  readonly isOfOne: string
  /** What becomes of it where somebody else did sign in. */
  readonly isForOwner: string
  /** Where somebody else goes on. */
  readonly leave: { readonly label: string; readonly path: string }
}

type SignInAgainProps = {
  /** Whose work it is. */
  readonly email: string
  readonly work: WaitingWork
  /** Called once the same person is signed in again, here or in another tab. */
  readonly onBack: () => void
}

/**
 * The sign-in of the person who is at work has ended: they sign in here, without leaving what they have written, and go on at
 * once. It is never done for anybody else: it is kept for them, and the page is left.
 */
export function SignInAgain({ email, work, onBack }: SignInAgainProps) {
  const [isOpen, setOpen] = useState(true)
  const [other, setOther] = useState<string | null>(null)
  async function goOn() {
    const who = await whoIsSignedIn()
    setOther(who === email ? null : who)
    if (who === email) onBack()
  }
  // Somebody may have signed in in another tab.
  const look = useEffectEvent(() => void goOn())
  useEffect(() => {
    const onFocus = () => look()
    onFocus()
    window.addEventListener('focus', onFocus)
    return () => window.removeEventListener('focus', onFocus)
  }, [])
  const parts = { email, work, isOpen, onOpen: setOpen }
  return other === null ? (
    <SignedOut {...parts} onSignedIn={goOn} />
  ) : (
    <OtherPerson {...parts} other={other} onBack={() => setOther(null)} />
  )
}

type NoticeProps = {
  readonly email: string
  readonly work: WaitingWork
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

function SignedOut({ email, work, isOpen, onOpen, onSignedIn }: NoticeProps & { onSignedIn: () => Promise<void> }) {
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
        {work.kept}
      </Banner>
      <Dialog open={isOpen} onOpenChange={onOpen} title="Sign in again" description={work.description}>
        <SignInFields email={email} work={work} onSignedIn={onSignedIn} onCancel={() => onOpen(false)} />
      </Dialog>
    </>
  )
}

type SignInFieldsProps = {
  readonly email: string
  readonly work: WaitingWork
  readonly onSignedIn: () => Promise<void>
  readonly onCancel: () => void
}

function SignInFields({ email: first, work, onSignedIn, onCancel }: SignInFieldsProps) {
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
        hint={email === first ? undefined : work.isOfOne}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        data-first-focus
        label="Password"
        autoComplete="current-password"
        required
        value={password}
        error={problem}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onCancel}>Not now</Button>
        <Button type="submit" variant="primary" pending={isPending}>
          {work.submit}
        </Button>
      </div>
    </form>
  )
}

function OtherPerson({
  email,
  work,
  other,
  isOpen,
  onOpen,
  onBack,
}: NoticeProps & { other: string; onBack: () => void }) {
  const kept = work.isForOwner
  const leave = (
    <Button variant="primary" onClick={() => leavePage(work.leave.path)}>
      {work.leave.label}
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
