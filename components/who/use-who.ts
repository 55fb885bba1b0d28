import { useRef, useState } from 'react'
import { attempt } from '@/components/form/outcome'
import type { Failure } from '@/lib/base'
import type { CouldGiveTemplate, CouldSee } from '@/lib/grants'
import type { SignedTokens } from '@/lib/tokens'
import type { AskedTarget, AskedTime, WhoActions } from './who-actions'

/** The answer as far as it has come. */
export type WhoAnswer = {
  readonly asked: AskedTarget & AskedTime
  readonly found: readonly CouldSee[]
  readonly looked: number
  /** Test tokens that were valid then, which may have reached it. */
  readonly signed: SignedTokens
  readonly templates: readonly CouldGiveTemplate[]
  readonly isDone: boolean
  /** Whether it was stopped before it was whole. */
  readonly isStopped: boolean
  readonly failure: Failure | null
}

const noneSigned: SignedTokens = { count: 0, tokens: [] }

/** Asks page after page until the answer is whole, and shows each as it comes. A newer question ends an older one. */
export function useWho({ findWho, findSigned, findTemplates }: WhoActions) {
  const [answer, setAnswer] = useState<WhoAnswer | null>(null)
  const latest = useRef(0)
  async function ask(asked: AskedTarget & AskedTime) {
    latest.current += 1
    const own = latest.current
    let current: WhoAnswer = {
      asked,
      found: [],
      looked: 0,
      templates: [],
      signed: noneSigned,
      isDone: false,
      isStopped: false,
      failure: null,
    }
    const show = (change: Partial<WhoAnswer>) => {
      current = { ...current, ...change }
      if (latest.current === own) setAnswer(current)
    }
    show({})
    const { resources, target } = asked
    let after: string | null = null
    do {
      const page = await attempt(() => findWho(after === null ? asked : { ...asked, after }))
      if (latest.current !== own) return
      if (!page.ok) return show({ failure: page.failure, isDone: true })
      const { found, looked, next } = page.value
      show({ found: [...current.found, ...found], looked: current.looked + looked })
      after = next
    } while (after !== null)
    const signed = await attempt(() => findSigned({ from: asked.from, to: asked.to }))
    if (!signed.ok) return show({ failure: signed.failure, isDone: true })
    show({ signed: signed.value })
    const templates = await attempt(() => findTemplates({ resources, target }))
    show(templates.ok ? { templates: templates.value, isDone: true } : { failure: templates.failure, isDone: true })
  }
  /** Leaves the answer as far as it has come. */
  function stop() {
    latest.current += 1
    setAnswer((before) => before && { ...before, isDone: true, isStopped: true })
  }
  return { answer, ask, stop }
}
