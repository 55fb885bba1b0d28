'use client'

import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { readJsonOnly } from './create-editor'

/** A text to read and copy from: as high as it is long, up to a limit, after which it scrolls. */
export function TextPane({ text, label }: { readonly text: string; readonly label: string }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const view = new EditorView({ doc: text, extensions: readJsonOnly(label), parent: host.current })
    return () => view.destroy()
  }, [text, label])
  return (
    <div
      ref={host}
      data-slot="text-pane"
      className="max-h-[32rem] overflow-auto rounded-card border border-line bg-surface"
    />
  )
}
