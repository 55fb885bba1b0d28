'use client'

import { ClipboardPaste } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState, useTransition } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { Failure, Id } from '@/lib/base'
import { readImport, upgradeDraft } from '@/lib/import'
import type { TextProblem } from '@/lib/json'
import { ImportLists } from './import-lists'
import { UpgradeChoice, type UpgradeWish } from './upgrade-choice'
import { useKeptText } from './use-kept-text'

type ImportFormProps = { create: ServerAction<{ text: string; name: string }, { readonly id: Id<'tpl'> }> }

const firstWish: UpgradeWish = { isWanted: true, keepPlayback: false, keepRole: false }

/** Makes a template of what was pasted, after listing what was understood, changed and not taken. */
export function ImportForm({ create }: ImportFormProps) {
  const router = useRouter()
  const [text, setText] = useKeptText('remit:import')
  const [name, setName] = useState('Imported policy')
  const [wish, setWish] = useState(firstWish)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, startTransition] = useTransition()
  const area = useRef<HTMLTextAreaElement>(null)
  const read = useMemo(() => (text.trim() === '' ? null : readImport(text)), [text])
  const imported = read?.ok ? read.value : null
  const upgraded = useMemo(() => imported && upgradeDraft(imported.draftText, wish), [imported, wish])
  const draft = upgraded && wish.isWanted ? upgraded.draftText : imported?.draftText

  function submit() {
    if (draft === undefined) return
    startTransition(async () => {
      const outcome = await attempt(() => create({ text: draft, name }))
      setFailure(outcome.ok ? null : outcome.failure)
      if (!outcome.ok) return
      setText('')
      router.push(`/templates/${outcome.value.id}`)
    })
  }
  return (
    <form
      className="grid items-start gap-6 p-4 sm:p-6 lg:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="grid gap-2">
        <TextArea
          ref={area}
          label="What to import"
          hint="A policy, claims or a whole token; JSON or the JavaScript form of vendor documents. It is read in this browser."
          mono
          rows={20}
          spellCheck={false}
          autoComplete="off"
          placeholder={"{\n  version: 2,\n  devices: {\n    custom_data: { user_id: 'abcde123' }\n  },\n}"}
          value={text}
          onChange={(event) => setText(event.target.value)}
          inputClassName="break-all"
        />
        {read && !read.ok && <ImportProblem problem={read.error} onShow={() => select(area.current, read.error)} />}
      </div>
      {imported && draft !== undefined ? (
        <div className="grid gap-5">
          <ImportLists imported={imported} draftText={draft} />
          {upgraded && <UpgradeChoice upgraded={upgraded} wish={wish} onWish={setWish} />}
          <FailureNote failure={failure} />
          <div className="flex flex-wrap items-end gap-2">
            <TextField
              label="Name of the template"
              value={name}
              maxLength={80}
              required
              onChange={(event) => setName(event.target.value)}
              error={failure?.field === 'name' ? failure.message : undefined}
              className="min-w-56 flex-1"
            />
            <Button type="submit" variant="primary" pending={isPending}>
              Create template
            </Button>
          </div>
        </div>
      ) : (
        <EmptyState
          icon={<ClipboardPaste aria-hidden />}
          title={read === null ? 'Paste what you have' : 'This cannot be read yet'}
          className="py-10!"
        >
          {read === null
            ? 'Before anything is saved, this lists what was understood, what was changed, and what a draft does not take.'
            : 'The place of the problem stands under the text. Nothing you typed is lost.'}
        </EmptyState>
      )}
    </form>
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
