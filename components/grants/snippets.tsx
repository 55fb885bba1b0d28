'use client'

import { useState } from 'react'
import { useShell } from '@/components/shell/shell-context'
import { CopyButton } from '@/components/ui/copy-button'
import { Segmented } from '@/components/ui/segmented'
import { defaultEmbedOptions } from '@/lib/embed'
import { type Snippet, snippetsFor } from '@/lib/grants'

/** Code that puts a bare token to use against the connection that tokens are for. The token itself is in none of it. */
export function Snippets() {
  const { origin } = useShell().connection
  const [name, setName] = useState<Snippet['name']>('Embed')
  const snippets = snippetsFor({ origin, page: { kind: 'dashboard' }, options: defaultEmbedOptions })
  const text = snippets.find((snippet) => snippet.name === name)?.text ?? ''
  return (
    <div className="grid gap-2">
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
      <pre className="rounded-control border border-line bg-hover p-3 font-mono text-12 break-words whitespace-pre-wrap">
        {text}
      </pre>
    </div>
  )
}
