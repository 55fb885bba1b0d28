'use client'

import { FileKey2, KeyRound, Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { toast } from '@/components/ui/toast'
import type { Connection } from '@/lib/connection'
import { type SigningKey, shortKid } from '@/lib/keys'
import { CurrentKey } from './current-key'
import type { KeyActions } from './key-actions'
import { KeyTable } from './key-table'

// A key is added a few times a year: what adds it is fetched when it is asked for.
const GenerateDialog = dynamic(() => import('./generate-dialog').then((module) => module.GenerateDialog), {
  ssr: false,
})
const ImportDialog = dynamic(() => import('./import-dialog').then((module) => module.ImportDialog), { ssr: false })

type KeysPageProps = {
  keys: readonly SigningKey[]
  connection: Connection
  jwksUrl: string
  actions: KeyActions
}

/** The key that signs with everything needed to register it, then every key there ever was. */
export function KeysPage({ keys, connection, jwksUrl, actions }: KeysPageProps) {
  const may = useMay()
  const [open, setOpen] = useState<'generate' | 'import' | null>(null)
  const current = keys.find((key) => key.status === 'current')
  function added(key: SigningKey) {
    setOpen(null)
    toast({ title: `Key ${shortKid(key.kid)} signs from now on`, description: afterwards(connection) })
  }
  return (
    <>
      <PageHeader
        title="Keys"
        actions={
          (may('key.import') || may('key.generate')) && (
            <>
              {may('key.import') && (
                <Button icon={<FileKey2 aria-hidden />} onClick={() => setOpen('import')}>
                  Import
                </Button>
              )}
              {may('key.generate') && (
                <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setOpen('generate')}>
                  Generate
                </Button>
              )}
            </>
          )
        }
      />
      {current === undefined ? (
        <EmptyState icon={<KeyRound aria-hidden />} title="No signing key yet">
          Generate one, or import the one you already registered with Cobrowse. Until then no token can be signed.
        </EmptyState>
      ) : (
        <CurrentKey signingKey={current} connection={connection} jwksUrl={jwksUrl} />
      )}
      {keys.length > 0 && <KeyTable keys={keys} />}
      {open === 'generate' && (
        <GenerateDialog
          generate={actions.generate}
          connection={connection}
          onDone={added}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'import' && (
        <ImportDialog add={actions.add} connection={connection} onDone={added} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function afterwards({ kind }: Connection): string {
  return kind === 'sandbox'
    ? 'The sandbox knows it already. The previous key stays published.'
    : 'Paste its public key into Cobrowse now: tokens signed with it are refused until then.'
}
