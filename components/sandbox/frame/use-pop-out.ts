'use client'

import { useEffect, useRef } from 'react'
import { frameMessage } from '@/lib/sandbox'
import { useFrame } from './frame-context'

/**
 * Opens the page on screen in a window of its own and hands it the token of this frame, every later one too, the way the
 * page around a frame does. Answers false when no window can be opened.
 */
export function usePopOut(): () => boolean {
  const { token } = useFrame()
  const popped = useRef<Window | null>(null)
  const latest = useRef(token)

  useEffect(() => {
    latest.current = token
    if (popped.current !== null) give(popped.current, token)
  }, [token])

  useEffect(() => {
    function listen({ source, origin, data }: MessageEvent<unknown>) {
      if (popped.current === null || source !== popped.current || origin !== window.location.origin) return
      if (isInit(data)) give(popped.current, latest.current)
    }
    window.addEventListener('message', listen)
    return () => window.removeEventListener('message', listen)
  }, [])

  return () => {
    const url = new URL(window.location.href)
    url.searchParams.set('token_source', 'postMessage')
    popped.current = window.open(url, '_blank')
    return popped.current !== null
  }
}

function isInit(data: unknown): boolean {
  return typeof data === 'object' && data !== null && Reflect.get(data, 'event') === 'init'
}

/** Only a page of this origin can read it. */
function give(target: Window, token: string) {
  target.postMessage(frameMessage('trust', null, false), window.location.origin)
  target.postMessage(frameMessage('token', token, false), window.location.origin)
}
