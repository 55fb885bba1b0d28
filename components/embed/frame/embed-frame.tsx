'use client'

import { embedSandboxAttributes } from '@/lib/embed'

type EmbedFrameProps = {
  title: string
  src: string
  /** The powers that the page in it needs. */
  allow: string
  onFrame: (frame: HTMLIFrameElement | null) => void
}

/**
 * The frame of an embed. It is made anew whenever its address changes, with the address set before it enters the page,
 * so that no address ever lands in the history.
 */
export function EmbedFrame({ title, src, allow, onFrame }: EmbedFrameProps) {
  return (
    <iframe
      ref={onFrame}
      key={src}
      title={title}
      src={src}
      sandbox={embedSandboxAttributes}
      allow={allow}
      referrerPolicy="no-referrer"
      className="block size-full bg-canvas"
    />
  )
}
