'use client'

import dynamic from 'next/dynamic'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { RetryBanner } from '@/components/ui/retry-banner'
import { Skeleton } from '@/components/ui/skeleton'
import { Time } from '@/components/ui/time'
import { printContent, type SavePhase, type TemplateContent } from '@/lib/templates'
import type { Saver } from '../sitting/saver'
import type { SittingStore } from '../sitting/sitting-store'

const ComparePane = dynamic(
  () => import('@/components/json/compare/compare-pane').then((module) => module.ComparePane),
  {
    ssr: false,
    loading: () => <Skeleton className="h-full" />,
  },
)

type ConflictScreenProps = {
  readonly mine: TemplateContent
  readonly phase: Extract<SavePhase, { kind: 'conflict' }>
  readonly store: SittingStore
  readonly saver: Saver
}

/** Two people changed one draft: both texts side by side, and nothing is saved until this person decides. */
export function ConflictScreen({ mine, phase, store, saver }: ConflictScreenProps) {
  const { theirs, failure } = phase
  return (
    <section aria-label="Two versions of this draft" className="flex min-h-0 flex-1 flex-col gap-3 p-4">
      <Banner
        tone="caution"
        live
        title={
          theirs ? (
            <>
              {theirs.isOwn ? 'You saved this draft in another tab' : `${theirs.updatedBy} saved this draft`}{' '}
              <Time at={theirs.updatedAt} show="relative" />, before your last change
            </>
          ) : (
            'This draft was saved elsewhere before your last change'
          )
        }
      >
        Nothing that you wrote here is lost, and nothing that is saved is overwritten, until you choose.
      </Banner>
      {failure && (
        <RetryBanner
          title="Their version could not be fetched"
          message={failure.message}
          onRetry={() => store.send({ kind: 'theirs-wanted' })}
        />
      )}
      <div className="min-h-0 flex-1">
        {theirs && (
          <ComparePane
            mine={printContent(mine)}
            theirs={printContent(theirs)}
            mineLabel="Yours, not saved"
            theirsLabel={theirs.isOwn ? 'Yours, from the other tab' : `Theirs, by ${theirs.updatedBy}`}
          />
        )}
      </div>
      <footer className="flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto max-w-[60ch] text-12 text-ink-muted">
          Taking theirs keeps yours in this browser, to copy or download. Keeping yours saves it over theirs, which then
          only the journal knows of.
        </p>
        <CopyButton label="Copy mine" value={printContent(mine)} size="md" />
        <Button
          disabled={!theirs}
          onClick={() => {
            store.send({ kind: 'kept-mine' })
            void saver.saveNow()
          }}
        >
          Keep editing mine over theirs
        </Button>
        <Button variant="primary" disabled={!theirs} onClick={() => store.send({ kind: 'took-theirs' })}>
          Take theirs
        </Button>
      </footer>
    </section>
  )
}
