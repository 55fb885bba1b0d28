'use client'

import { type FormEvent, useRef, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { PasswordField } from './password-field'
import { postSignIn } from './post-sign-in'

/** The sign-in form. A refusal keeps the address, selects the password and says what to do. */
export function SignInForm({ nextPath }: { nextPath: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isPending) return
    const data = new FormData(event.currentTarget)
    const email = String(data.get('email') ?? '').trim()
    const password = String(data.get('password') ?? '')
    const missing = missingPart(email, password)
    if (missing !== null) return refuse(missing.message, missing.field)
    setPending(true)
    const failure = await postSignIn({ email, password })
    if (failure === null) return window.location.assign(nextPath)
    setPending(false)
    refuse(failure.message, 'password')
  }

  function refuse(message: string, field: 'email' | 'password') {
    setProblem(message)
    const input = form.current?.elements.namedItem(field)
    if (input instanceof HTMLInputElement) input.select()
  }

  return (
    // Posting keeps a password out of the address bar even when a person is faster than the page's script.
    <form ref={form} method="post" onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {problem !== null && <Banner tone="deny" live title={problem} />}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        spellCheck={false}
        required
        autoFocus
      />
      <PasswordField label="Password" name="password" autoComplete="current-password" required />
      <Button type="submit" variant="primary" pending={isPending} className="mt-1">
        Sign in
      </Button>
    </form>
  )
}

function missingPart(email: string, password: string): { field: 'email' | 'password'; message: string } | null {
  if (email === '') return { field: 'email', message: 'Enter your e-mail address.' }
  if (password === '') return { field: 'password', message: 'Enter your password.' }
  return null
}
