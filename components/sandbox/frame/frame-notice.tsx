'use client'

import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { embedFailures, nameFailure } from '@/lib/embed'
import { BridgeRefusal } from './bridge'
import { useFrame } from './frame-context'
import { RestProblem } from './rest'

type ProblemNoticeProps = {
  icon: ReactNode
  error: Error
  actions?: ReactNode
  /** The page as a whole still shows something, so the page around the frame is told of no error. */
  isPartOnly?: boolean
}

type FrameNoticeProps = {
  icon: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** What the API or the protocol said, word for word. */
  detail?: string | undefined
}

/** A whole-frame message: what is so, why, what to do. The frame is never blank. */
export function FrameNotice({ icon, title, children, actions, detail }: FrameNoticeProps) {
  return (
    <section
      role="status"
      className="grid flex-1 animate-late place-content-center justify-items-center gap-3 p-6 text-center"
    >
      <span className="grid size-12 place-items-center rounded-full border border-line bg-raised text-ink-muted [&>svg]:size-5">
        {icon}
      </span>
      <h1 className="text-16">{title}</h1>
      <div className="grid max-w-[46ch] gap-2 text-13 text-pretty text-ink-muted">{children}</div>
      {detail && (
        <p className="max-w-[46ch] rounded-control bg-hover px-3 py-1.5 font-mono text-12 break-words text-ink-muted">
          {detail}
        </p>
      )}
      {actions && <div className="mt-1 flex flex-wrap justify-center gap-2">{actions}</div>}
    </section>
  )
}

/** A refusal of the API as a named message, told to the page around the frame as an `error` unless it is of a part only. */
export function ProblemNotice({ icon, error, actions, isPartOnly = false }: ProblemNoticeProps) {
  const problem = asProblem(error)
  useTellProblem(isPartOnly ? null : problem)
  // The frame knows no other time than its own, so what is called expired here is expired.
  const { title, fix } = embedFailures[nameFailure(problem, { isOver: true })]
  return (
    <FrameNotice icon={icon} title={title} detail={problem.message} actions={actions}>
      <p>{fix}</p>
    </FrameNotice>
  )
}

/** Tells the page around the frame of a problem, once per problem. */
export function useTellProblem(problem: { readonly id: string; readonly message: string } | null) {
  const { tell, turn } = useFrame()
  const text = problem === null ? null : JSON.stringify({ id: problem.id, message: problem.message })
  useEffect(() => {
    // `turn` is read so that the same refusal of the next token is told again.
    if (text !== null && turn > 0) tell('error', JSON.parse(text))
  }, [text, tell, turn])
}

/** Any error as the API's own kind. What was refused on behalf of the page around the frame keeps its id and its words. */
export function asProblem(error: Error): { readonly id: string; readonly message: string } {
  if (error instanceof RestProblem || error instanceof BridgeRefusal) return error
  return { id: 'internal', message: 'The answer of the sandbox could not be read.' }
}
