'use client'

import { useRouter } from 'next/navigation'
import { writeKept } from '@/components/form/browser-storage'
import { FailureNote } from '@/components/form/failure-note'
import type { ActionOutcome } from '@/components/form/outcome'
import { useOperation } from '@/components/form/use-operation'
import { useMay, useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import type { GrantValues, GrantView, Narrowing } from '@/lib/grants'
import type { DecideActions } from '../grant-actions'
import type { IssueForm } from '../issue/issue-state'

type AgainProps = {
  readonly grant: GrantView
  readonly narrowing: Narrowing
  readonly opened: GrantValues | null
  readonly open: DecideActions['openValues']
}

/**
 * Fills the form in with the same once more, as narrow as it was. Whoever may open what it is about gets the customer filled
 * in as well, which is recorded. Values travel in the tab and never in an address.
 */
export function Again({ grant, narrowing, opened, open }: AgainProps) {
  const { email } = useShell().person
  const mayOpen = useMay()('grant.values')
  const router = useRouter()
  const { isPending, failure, run } = useOperation()
  async function makeForm(): Promise<ActionOutcome<IssueForm>> {
    const { formOfGrant } = await import('../issue/issue-state')
    if (opened !== null || !mayOpen) return { ok: true, value: formOfGrant(grant, narrowing, opened) }
    const outcome = await open({ id: grant.id })
    return outcome.ok ? { ok: true, value: formOfGrant(grant, narrowing, outcome.value) } : outcome
  }
  function fill(form: IssueForm) {
    writeKept('sessionStorage', { name: 'issue', email }, JSON.stringify(form))
    router.push('/issue')
  }
  return (
    <>
      <Button size="sm" pending={isPending} onClick={() => run(makeForm, { onDone: fill })}>
        {opened !== null || mayOpen ? 'Same again for this customer' : 'Same again'}
      </Button>
      <FailureNote failure={failure} className="basis-full" />
    </>
  )
}
