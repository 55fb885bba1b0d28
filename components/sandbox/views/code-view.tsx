'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useFrame, useSend } from '../frame/frame-context'
import { asProblem, useTellProblem } from '../frame/frame-notice'
import { callRest, FrameSession } from '../frame/rest'

/** Joins the session whose six digits the customer reads out. */
export function CodeView() {
  const { token, go } = useFrame()
  const send = useSend()
  const [code, setCode] = useState('')
  const join = useMutation({
    mutationFn: async (digits: string) => {
      const session = FrameSession.parse(await callRest(token, `/api/1/sessions/${digits}`))
      await send('PUT', `/api/1/sessions/${session.id}`, { agent: 'me' })
      return session.id
    },
    onSuccess: (sessionId) => go({ kind: 'session', sessionId }),
  })
  const problem = join.error ? asProblem(join.error) : null
  useTellProblem(problem)
  const isComplete = /^\d{6}$/.test(code)
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isComplete) join.mutate(code)
  }
  return (
    <main className="grid flex-1 place-content-center p-6">
      <form onSubmit={submit} className="grid justify-items-center gap-4 text-center">
        <div className="grid gap-1">
          <h1 className="text-20">Enter the code</h1>
          <p className="text-13 text-ink-muted">The customer finds six digits in the app.</p>
        </div>
        <input
          aria-label="Six-digit code"
          aria-invalid={problem !== null}
          aria-describedby="code-note"
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, ''))}
          className="h-14 w-56 rounded-card border border-line-strong bg-raised pl-3 text-center font-mono text-28 tracking-[0.2em] tabular-nums focus-visible:border-accent aria-invalid:border-deny-line"
        />
        <p id="code-note" role="alert" className="min-h-5 max-w-[40ch] text-13 text-deny">
          {problem &&
            (problem.id === 'not_found'
              ? 'No session is waiting with this code. Codes last 20 minutes.'
              : problem.message)}
        </p>
        <Button type="submit" variant="primary" pending={join.isPending} disabled={!isComplete} className="w-56">
          Join session
        </Button>
      </form>
    </main>
  )
}
