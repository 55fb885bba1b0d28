'use client'

import { useRouter } from 'next/navigation'
import { SignInAgain, type WaitingWork } from '@/components/members/sign-in-again'
import type { Saver } from '../sitting/saver'
import type { SittingStore } from '../sitting/sitting-store'

type SignInNoticeProps = { readonly email: string; readonly store: SittingStore; readonly saver: Saver }

/** The sign-in of the person who wrote this draft has ended: once they are back it is saved at once, and for nobody else. */
export function SignInNotice({ email, store, saver }: SignInNoticeProps) {
  const router = useRouter()
  function goOn() {
    store.send({ kind: 'retried' })
    void saver.saveNow()
    router.refresh()
  }
  return <SignInAgain email={email} work={draftOf(email)} onBack={goOn} />
}

function draftOf(email: string): WaitingWork {
  return {
    kept: 'Nothing is lost: what you wrote is kept in this browser and saved when you sign in.',
    description: 'Your sign-in has ended. The draft stays on screen and is saved as soon as you are back.',
    submit: 'Sign in and save',
    isOfOne: `The draft is of ${email}, and is saved for nobody else.`,
    isForOwner: `What ${email} wrote here was not saved. It is kept in this browser for them, until they sign in and open this template.`,
    leave: { label: 'Go to your templates', path: '/templates' },
  }
}
