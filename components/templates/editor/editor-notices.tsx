'use client'

import { Download } from 'lucide-react'
import dynamic from 'next/dynamic'
import { memo } from 'react'
import { saveFile } from '@/components/form/save-file'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Time } from '@/components/ui/time'
import { printContent, type Sitting } from '@/lib/templates'
import { mayPass, type Saver } from '../sitting/saver'
import type { SittingStore } from '../sitting/sitting-store'

/** Nobody who is signed in needs it; a server that ends a sign-in is there to hand it out. */
const SignInNotice = dynamic(() => import('./sign-in-notice').then((module) => module.SignInNotice), { ssr: false })

type EditorNoticesProps = {
  readonly sitting: Sitting
  readonly store: SittingStore
  readonly saver: Saver
  readonly person: { readonly email: string }
  readonly templateName: string
}

/** What a person must know about their draft: brought back, not saved, signed out, set aside. Each with a way on. */
export const EditorNotices = memo(function EditorNotices(props: EditorNoticesProps) {
  const { sitting, store, saver, person, templateName } = props
  const { phase, trouble, restored, aside } = sitting
  const hasNotice = restored !== null || aside !== null || trouble !== null || phase.kind === 'signed-out'
  if (!hasNotice) return null
  return (
    <div data-slot="editor-notices" className="grid gap-2 border-b border-line px-4 py-2">
      {trouble !== null && (
        <Banner
          tone="deny"
          live
          title={
            <>
              The draft is not saved since <Time at={trouble.since} show="local" />
            </>
          }
          actions={
            <Button size="sm" onClick={() => void saver.saveNow()}>
              Try again
            </Button>
          }
        >
          {trouble.message} What you wrote is kept in this browser
          {phase.kind === 'failed' && !mayPass(phase.failure)
            ? '.'
            : ', and it is saved by itself as soon as Remit can. Until then nothing is signed from it.'}
        </Banner>
      )}
      {phase.kind === 'signed-out' && <SignInNotice email={person.email} store={store} saver={saver} />}
      {restored && <Restored at={restored.at} store={store} />}
      {aside !== null && <Aside text={printContent(aside)} store={store} templateName={templateName} />}
    </div>
  )
})

function Restored({ at, store }: { readonly at: number; readonly store: SittingStore }) {
  return (
    <Banner
      tone="accent"
      live
      title={
        <>
          Brought back what you had not saved (<Time at={at} />)
        </>
      }
      actions={
        <>
          <Button size="sm" onClick={() => store.send({ kind: 'restored-dismissed' })}>
            Keep it
          </Button>
          <Button size="sm" variant="ghost" onClick={() => store.send({ kind: 'restored-undone' })}>
            Back to the saved draft
          </Button>
        </>
      }
    />
  )
}

type AsideProps = { readonly text: string; readonly store: SittingStore; readonly templateName: string }

function Aside({ text, store, templateName }: AsideProps) {
  return (
    <Banner
      title="Your own version is set aside"
      actions={
        <>
          <CopyButton label="Copy" value={text} />
          <Button
            size="sm"
            icon={<Download aria-hidden />}
            onClick={() => saveFile(`${templateName}.json`, 'application/json', text)}
          >
            Download
          </Button>
          <Button size="sm" variant="ghost" onClick={() => store.send({ kind: 'aside-discarded' })}>
            Discard
          </Button>
        </>
      }
    >
      It stays in this browser until you discard it.
    </Banner>
  )
}
