'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { attempt } from '@/components/form/outcome'
import { Kbd } from '@/components/ui/kbd'
import { Modal } from '@/components/ui/modal'
import { mayDo } from '@/lib/authz'
import { helpDocuments } from '@/lib/help'
import { labelsOf, type TemplateName } from '@/lib/templates'
import { placesFor } from '../navigation'
import { useMay, useShell } from '../shell-context'
import { chooseTheme } from '../theme/theme-switch'
import { type Command, matchCommands } from './command-list'
import { CommandResults } from './command-results'

/** Everything by name: pages, templates, deeds. The list is a combobox: focus stays in the field, arrows move the choice. */
export function CommandMenu({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const [chosenId, setChosenId] = useState<string>()
  const commands = useCommands()
  const found = useMemo(() => matchCommands(commands, text), [commands, text])
  const at = Math.max(
    0,
    found.findIndex((command) => command.id === chosenId),
  )
  const chosen = found[at]

  function run(command: Command | undefined) {
    if (!command) return
    onClose()
    command.run()
  }
  function steer(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const next = { ArrowDown: found[(at + 1) % found.length], ArrowUp: found.at(at - 1) }[event.key]
    if (event.key === 'Enter') run(chosen)
    else if (next) setChosenId(next.id)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      aria-label="Command menu"
      data-slot="command-menu"
      onOpenChange={onClose}
      className="mx-auto mt-[12dvh] mb-auto w-[calc(100%-2rem)] max-w-140 overflow-hidden rounded-card"
    >
      <label className="flex h-12 items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="text-ink-faint" />
        <span className="sr-only">Find a page, a template or an action</span>
        <input
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: a dialog that was asked for is for typing at once
          autoFocus
          placeholder="Go to, open, do…"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setChosenId(undefined)
          }}
          onKeyDown={steer}
          className="h-full min-w-0 flex-1 bg-transparent text-16 outline-none placeholder:text-ink-faint"
        />
        <Kbd>Esc</Kbd>
      </label>
      <CommandResults id={id} found={found} chosen={chosen} onPoint={setChosenId} onRun={run} />
    </Modal>
  )
}

function useCommands(): readonly Command[] {
  const router = useRouter()
  const templates = useTemplates()
  const {
    signOut,
    person: { roles },
  } = useShell()
  return useMemo(
    () => [
      ...labelsOf(templates).map(({ id, label }) => ({
        id,
        label,
        group: 'Templates',
        run: () => router.push(`/templates/${id}`),
      })),
      ...(mayDo('template.create', roles)
        ? [
            {
              id: 'new',
              label: 'New template',
              group: 'Do',
              also: 'create add',
              run: () => router.push('/templates/new'),
            },
          ]
        : []),
      ...placesFor(roles).map(({ href, label }) => ({ id: href, label, group: 'Go to', run: () => router.push(href) })),
      {
        id: 'account',
        label: 'Your account',
        group: 'Go to',
        also: 'password sessions sign-ins browsers',
        run: () => router.push('/account'),
      },
      ...helpDocuments.map(({ slug, title }) => ({
        id: `help-${slug}`,
        label: title,
        group: 'Help',
        also: 'help docs documentation explain learn',
        run: () => router.push(`/help/${slug}`),
      })),
      { id: 'light', label: 'Light theme', group: 'Do', also: 'day bright', run: () => chooseTheme('light') },
      { id: 'dark', label: 'Dark theme', group: 'Do', also: 'night', run: () => chooseTheme('dark') },
      { id: 'system', label: 'Theme like the device', group: 'Do', also: 'system', run: () => chooseTheme('system') },
      { id: 'sign-out', label: 'Sign out', group: 'Do', also: 'log out leave', run: signOut },
    ],
    [templates, router, roles, signOut],
  )
}

const noTemplates: readonly TemplateName[] = []

function useTemplates(): readonly TemplateName[] {
  const { findTemplates } = useShell()
  const isAllowed = useMay()('template.names')
  const [templates, setTemplates] = useState(noTemplates)
  useEffect(() => {
    if (!isAllowed) return
    let isCurrent = true
    void attempt(() => findTemplates({})).then((outcome) => {
      // Without an answer the menu still leads everywhere else.
      if (isCurrent && outcome.ok) setTemplates(outcome.value)
    })
    return () => {
      isCurrent = false
    }
  }, [findTemplates, isAllowed])
  return templates
}
