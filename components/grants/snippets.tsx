'use client'

import { useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Segmented } from '@/components/ui/segmented'
import { type OpenFrame, type Snippet, snippetsFor } from '@/lib/grants'

/** Code that puts a bare token to use in the embed of its template. The token itself is in none of it. */
export function Snippets({ frame }: { readonly frame: OpenFrame }) {
  const [name, setName] = useState<Snippet['name']>('Embed')
  const snippets = snippetsFor(frame)
  const text = snippets.find((snippet) => snippet.name === name)?.text ?? ''
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Where it is used"
          size="sm"
          options={snippets.map((snippet) => ({ value: snippet.name, label: snippet.name }))}
          value={name}
          onValueChange={setName}
        />
        <CopyButton label="Copy the code" value={text} iconOnly />
      </div>
      <pre className="rounded-control border border-line bg-hover p-3 font-mono text-12 wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
      {name === 'Embed' && (
        <p className="text-12 text-pretty text-ink-muted">
          An administrator of the Cobrowse account adds the origin of your page to its trusted embedding domains.
        </p>
      )}
    </div>
  )
}
