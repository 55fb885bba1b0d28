'use client'

import { useMemo, useState } from 'react'
import { type Imported, tightenDraft, upgradeDraft } from '@/lib/import'
import { freeName } from '@/lib/templates'
import { CreateFields } from './create-fields'
import type { ImportActions } from './import-form'
import { ImportLists, Reach } from './import-lists'
import { TighteningChoice } from './tightening-choice'
import { UpgradeChoice, type UpgradeWish } from './upgrade-choice'
import { useCreate } from './use-create'

type PolicyImportProps = {
  readonly imported: Imported
  readonly actions: ImportActions
  readonly taken: ReadonlySet<string>
  readonly onDone: () => void
}

const firstWish: UpgradeWish = { isWanted: true, keepPlayback: false, keepRole: false }

/** Makes a template of a policy, claims or a token: as it is, or brought to version 3 and tightened. */
export function PolicyImport({ imported, actions, taken, onDone }: PolicyImportProps) {
  const [typedName, setName] = useState<string | null>(null)
  const [wish, setWish] = useState(firstWish)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { failure, isPending, submit } = useCreate(actions.create, onDone)
  const upgraded = useMemo(() => upgradeDraft(imported.draftText, wish), [imported, wish])
  const isUpgraded = upgraded !== null && wish.isWanted
  const tightened = useMemo(
    () => (isUpgraded ? tightenDraft(upgraded.draftText, chosen) : null),
    [isUpgraded, upgraded, chosen],
  )
  const draft = tightened?.draftText ?? imported.draftText
  const name = typedName ?? freeName('Imported policy', taken)
  return (
    <form
      className="grid min-w-0 gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        submit({ name, text: draft })
      }}
    >
      <ImportLists understood={imported.understood} changed={imported.changed} refused={imported.refused} />
      {upgraded && <UpgradeChoice upgraded={upgraded} wish={wish} onWish={setWish} />}
      {tightened && <TighteningChoice offered={tightened.offered} chosen={chosen} onChosen={setChosen} />}
      <Reach draftText={draft} />
      <CreateFields name={name} onName={setName} failure={failure} isPending={isPending} />
    </form>
  )
}
