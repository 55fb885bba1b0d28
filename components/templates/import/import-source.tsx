'use client'

import clsx from 'clsx'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FileChoice } from '@/components/ui/file-choice'
import { TextArea } from '@/components/ui/text-area'
import type { TextProblem } from '@/lib/json'
import { readChosenFile } from './read-chosen-file'

type ImportSourceProps = {
  readonly text: string
  readonly onText: (text: string) => void
  readonly problem: TextProblem | null
  /** Whether it could be read: on a phone it then makes room for what it means. */
  readonly isRead: boolean
}

/** Where an import comes from: a text to paste, or a file to choose or drop. It is read in this browser. */
export function ImportSource({ text, onText, problem, isRead }: ImportSourceProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [refusal, setRefusal] = useState<string>()
  async function take(file: File | undefined) {
    if (!file) return
    const read = await readChosenFile(file)
    setRefusal(read.ok ? undefined : read.error)
    if (read.ok) onText(read.value)
  }
  function drop(event: DragEvent) {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }
  return (
    <div className="grid gap-2 lg:sticky lg:top-16">
      <TextArea
        ref={area}
        label="What to import"
        hint={
          <span className={isRead ? 'max-sm:hidden' : undefined}>
            A file that Remit exported, a policy, claims, a whole token or the address of an embed; JSON, Markdown or
            the JavaScript form of vendor documents. It is read in this browser.
          </span>
        }
        error={refusal}
        mono
        spellCheck={false}
        autoComplete="off"
        placeholder={"{\n  version: 2,\n  devices: {\n    custom_data: { user_id: 'abcde123' }\n  },\n}"}
        value={text}
        onChange={(event) => {
          setRefusal(undefined)
          onText(event.target.value)
        }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        inputClassName={clsx(
          'wrap-anywhere sm:h-48 lg:h-[calc(100dvh-20rem)] lg:min-h-72',
          isRead ? 'max-sm:h-20' : 'max-sm:h-32',
        )}
      />
      {problem && <ImportProblem problem={problem} onShow={() => select(area.current, problem)} />}
      <FileChoice
        accept=".json,.js,.mjs,.ts,.txt,.jwt,application/json,text/plain"
        onChoose={(file) => void take(file)}
      />
    </div>
  )
}

function ImportProblem({ problem, onShow }: { readonly problem: TextProblem; readonly onShow: () => void }) {
  const { line, column } = problem.position
  return (
    <div role="alert" className="flex items-start gap-3 rounded-control bg-deny-tint px-3 py-1.5 text-13">
      <p className="min-w-0 flex-1 py-0.5 text-pretty break-words">{problem.message}</p>
      <Button variant="ghost" size="sm" onClick={onShow} className="font-mono font-normal! tabular-nums">
        Ln {line}, Col {column}
      </Button>
    </div>
  )
}

function select(area: HTMLTextAreaElement | null, { from, to }: TextProblem): void {
  area?.focus()
  area?.setSelectionRange(from, Math.max(to, from))
}
