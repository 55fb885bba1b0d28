'use client'

import { embedAllow, embedSandboxAttributes } from '@/lib/embed'

type PreviewFrameProps = { src: string; onFrame: (frame: HTMLIFrameElement | null) => void }

/**
 * The frame of the embed. It is made anew whenever its address changes, with the address set before it enters the page,
 * so that no address ever lands in the history.
 */
export function PreviewFrame({ src, onFrame }: PreviewFrameProps) {
  return (
    <iframe
      ref={onFrame}
      key={src}
      title="Embed with the test token"
      src={src}
      sandbox={embedSandboxAttributes}
      allow={embedAllow}
      referrerPolicy="no-referrer"
      className="block size-full bg-canvas"
    />
  )
}
