'use client'

import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { attempt } from '@/components/form/outcome'
import { toast } from '@/components/ui/toast'
import type { Failure } from '@/lib/base'
import type { Template } from '@/lib/templates'
import type { EditorActions } from '../../sitting/actions'
import { fetchTemplate } from '../../sitting/fetch-template'

type TemplateNameProps = {
  readonly id: Template['id']
  readonly name: string
  readonly rename: EditorActions['rename']
}

/**
 * The template's name; a press makes it a field. Enter or leaving renames, Escape goes back. A refused name stays in the
 * field, and is tried again by Enter only.
 */
export const TemplateName = memo(function TemplateName({ id, name: first, rename }: TemplateNameProps) {
  const [name, setName] = useState(first)
  const [typed, setTyped] = useState<string | null>(null)
  // Taking the field away makes it lose focus, which must not rename.
  const isDropped = useRef<boolean>(false)
  const refused = useRef<string>(null)

  async function end() {
    if (isDropped.current) return
    const wanted = typed?.trim() ?? name
    if (typed === null || wanted === name) return setTyped(null)
    if (wanted === refused.current) return
    const answer = await attempt(() => rename({ id, name: wanted, was: name }))
    if (!answer.ok) return refuse(wanted, answer.failure)
    setName(answer.value.name)
    setTyped(null)
  }
  async function refuse(wanted: string, { code, message }: Failure) {
    refused.current = wanted
    toast({ title: 'Not renamed', description: message })
    if (code !== 'conflict') return
    const present = await fetchTemplate(id, AbortSignal.timeout(10_000))
    if (present.ok) setName(present.value.name)
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Escape') {
      isDropped.current = true
      setTyped(null)
    }
    if (event.key === 'Enter') {
      refused.current = null
      event.currentTarget.blur()
    }
  }
  if (typed === null) {
    return (
      <button
        type="button"
        title="Rename"
        onClick={() => {
          isDropped.current = false
          refused.current = null
          setTyped(name)
        }}
        className="max-w-full truncate rounded-control px-1.5 py-0.5 text-left transition-colors hover:bg-hover"
      >
        {name}
      </button>
    )
  }
  return (
    <input
      aria-label="Name of the template"
      ref={focusOnce}
      value={typed}
      size={Math.max(typed.length, 8)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => void end()}
      onKeyDown={press}
      className="max-w-full rounded-control border border-line-strong bg-raised px-1.5"
    />
  )
})

function focusOnce(input: HTMLInputElement | null): void {
  input?.focus()
  input?.select()
}
