'use client'

import { HandHelping } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useKept } from '@/components/form/use-kept'
import { PageHeader } from '@/components/shell/page-header'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Desk } from '@/lib/grants'
import type { HandOverActions, IssueActions } from '../grant-actions'
import { FillInSkeleton } from './fill-in-skeleton'
import { emptyForm, type IssueForm, readForm } from './issue-state'
import type { Given } from './result'
import { TemplateChoice } from './template-choice'

// What judges a grant is large, and is needed once there is a template to judge by.
const FillIn = lazy(() => import('./fill-in').then((module) => ({ default: module.FillIn })))
const Result = lazy(() => import('./result').then((module) => ({ default: module.Result })))
const HandOverDialog = lazy(() => import('../hand-over-dialog').then((module) => ({ default: module.HandOverDialog })))

type IssueScreenProps = {
  readonly desk: Desk
  readonly actions: IssueActions & HandOverActions
}

const print = (form: IssueForm) => JSON.stringify(form)

/** Gives access: which template, for whom and which customer, how long and why, and one button. */
export function IssueScreen({ desk, actions }: IssueScreenProps) {
  const [form, change] = useKept<IssueForm>({ name: 'issue', start: startOf(desk), read: readForm, print })
  const mayHandOver = useMay()('grant.hand-over')
  const [given, setGiven] = useState<Given | null>(null)
  const [isHandingOver, setHandingOver] = useState(false)
  const chosen = desk.templates.find(({ id, refused }) => id === form.templateId && refused === null)
  return (
    <>
      <PageHeader title="Issue" />
      {given !== null && (
        <Suspense fallback={<FillInSkeleton />}>
          <div className="w-full px-4 py-6 sm:px-6">
            <Result
              given={given}
              actions={actions}
              onAnother={(next) => {
                change(next)
                setGiven(null)
              }}
            />
          </div>
        </Suspense>
      )}
      {given === null && desk.templates.length === 0 && <NoTemplates />}
      {given === null && desk.templates.length > 0 && (
        <div className="grid w-full max-w-280 grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-6">
          <TemplateChoice
            templates={desk.templates}
            chosen={chosen}
            aside={
              mayHandOver && (
                <Button variant="ghost" size="sm" className="-mr-2" onClick={() => setHandingOver(true)}>
                  Hand over a shift
                </Button>
              )
            }
            onChoose={(templateId) => change({ templateId, without: [], isReadOnly: false, delivery: null })}
          />
          {chosen && (
            <Suspense fallback={<FillInSkeleton />}>
              <FillIn
                key={chosen.id}
                template={chosen}
                desk={desk}
                form={form}
                onChange={change}
                actions={actions}
                onGiven={setGiven}
              />
            </Suspense>
          )}
        </div>
      )}
      {isHandingOver && (
        <Suspense fallback={null}>
          <HandOverDialog actions={actions} agents={desk.agents} onClose={() => setHandingOver(false)} />
        </Suspense>
      )}
    </>
  )
}

/** The template that was used last is the one most likely meant; with only one there is nothing to choose. */
function startOf({ templates }: Desk): IssueForm {
  const usable = templates.filter(({ refused }) => refused === null)
  const [first] = usable
  const isClear = first !== undefined && (first.lastUsedAt !== null || usable.length === 1)
  return { ...emptyForm, templateId: isClear ? first.id : null }
}

function NoTemplates() {
  return (
    <EmptyState icon={<HandHelping aria-hidden />} title="There is nothing to give yet">
      Access is given from templates that are published. Once an author has published one, you choose it here, say for
      whom and how long, and send the agent a link.
    </EmptyState>
  )
}
