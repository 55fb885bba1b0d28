'use client'

import { useEffect, useState } from 'react'
import { useFrame } from '../frame/frame-context'
import type { FrameSession } from '../frame/rest'
import { type Scene, scenes, screenForm, screenSizes } from './screen-size'

const dwell = 7_000

/** What the made-up customer looks at: moves on by itself, and by the agent's taps and keys. Each change is a `screen` event. */
export function useScene(session: FrameSession | undefined) {
  const { tell } = useFrame()
  const [step, setStep] = useState(0)
  const isLive = session?.state === 'active'
  const form = screenForm(session?.device)

  useEffect(() => {
    if (!isLive) return
    tell('screen', { ...screenSizes[form], updated: new Date().toISOString() })
    // `step` is named so that every change of the screen is told.
    const timer = window.setTimeout(() => setStep(step + 1), dwell)
    return () => window.clearTimeout(timer)
  }, [isLive, form, step, tell])

  const scene: Scene = scenes[step % scenes.length] ?? 'home'
  return {
    scene,
    tap: () => setStep(step + 1),
    press: (key: 'GoBack' | 'GoHome') => setStep(key === 'GoHome' ? 0 : Math.max(0, step - 1)),
  }
}
