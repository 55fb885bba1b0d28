import { useEffect, useRef, useState } from 'react'

/**
 * Which field is being typed in, by its id. While a pointer is down nothing moves: a refusal that appears as a field is left
 * would push what is being pressed away from under the pointer, and the press would be lost.
 */
export function useFocused() {
  const [focused, setFocused] = useState('')
  const isDown = useRef<boolean>(false)
  const latest = useRef('')
  useEffect(() => {
    const down = () => {
      isDown.current = true
    }
    // The click comes in the same task as the release, so it has been taken by the next one.
    const up = () => {
      window.setTimeout(() => {
        isDown.current = false
        setFocused(latest.current)
      })
    }
    window.addEventListener('pointerdown', down, true)
    window.addEventListener('pointerup', up, true)
    window.addEventListener('pointercancel', up, true)
    return () => {
      window.removeEventListener('pointerdown', down, true)
      window.removeEventListener('pointerup', up, true)
      window.removeEventListener('pointercancel', up, true)
    }
  }, [])
  function focus(id: string) {
    latest.current = id
    if (!isDown.current) setFocused(id)
  }
  return [focused, focus] as const
}
