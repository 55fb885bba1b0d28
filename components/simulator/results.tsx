import { Download, Grid3x3 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { saveFile } from '@/components/form/save-file'
import { ReachReadings } from '@/components/policy/reach-readings'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { TextField } from '@/components/ui/text-field'
import { type AccessClaims, reachOf } from '@/lib/policy'
import { type ClaimsSource, csvOfMatrix, jsonOfMatrix, type Matrix } from '@/lib/simulation'
import { DecisionPanel } from './decision-panel'
import { type ChosenCell, cellKey, MatrixTable } from './matrix-table'
import type { ClaimsState } from './use-claims'

type ResultsProps = {
  readonly claims: AccessClaims
  readonly matrix: Matrix
  readonly find: string
  readonly onFind: (find: string) => void
  readonly isLoading: boolean
  /** What is to be said of the answers before they are read. */
  readonly notice: ReactNode
}

/** The answers: how many are allowed, each of them, and why the chosen one is what it is. */
export function Results({ claims, matrix, find, onFind, isLoading, notice }: ResultsProps) {
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const chosen = cellOf(matrix, chosenKey)
  return (
    <section aria-labelledby="simulator-answers" className="flex min-w-0 flex-1 flex-col">
      <div className="grid flex-1 content-start gap-5 p-4 sm:p-6">
        <header className="grid gap-3">
          {notice}
          <div className="flex flex-wrap items-center gap-2">
            <h2 id="simulator-answers" className="mr-auto text-16 tabular-nums">
              {matrix.allowed} of {matrix.total} requests allowed
            </h2>
            <span role="status" className="sr-only">
              {matrix.allowed} of {matrix.total} allowed
            </span>
            <TextField
              label="Find a target"
              hideLabel
              dense
              type="search"
              placeholder="Find a target"
              value={find}
              onChange={(event) => onFind(event.target.value)}
              className="w-44 max-sm:w-full"
            />
            <SaveButton
              kind="JSON"
              onSave={() => saveFile('simulation.json', 'application/json', jsonOfMatrix(matrix, claims))}
            />
            <SaveButton kind="CSV" onSave={() => saveFile('simulation.csv', 'text/csv', csvOfMatrix(matrix))} />
          </div>
          <p className="max-w-[72ch] text-13 text-pretty text-ink-muted">{reachOf(claims).summary}</p>
        </header>
        {isLoading && <Skeleton className="h-48" />}
        {!isLoading && matrix.groups.length === 0 && (
          <EmptyState title="Nothing to answer" className="py-8!">
            {find === ''
              ? 'Choose at least one request, and paste a device or session it fits.'
              : 'No target holds this text.'}
          </EmptyState>
        )}
        {matrix.groups.map((group) => (
          <MatrixTable key={group.kind} group={group} chosen={chosen?.key ?? null} onChoose={setChosenKey} />
        ))}
        {matrix.groups.length > 0 && chosen === null && (
          <p className="text-13 text-ink-muted">
            Choose an answer to read why. The arrow keys move through the answers.
          </p>
        )}
        <div className="-mx-4">
          <ReachReadings taken={matrix.readings} />
        </div>
      </div>
      {chosen && <DecisionPanel chosen={chosen} onClose={() => setChosenKey(null)} />}
    </section>
  )
}

/** What stands where the answers will be while there are no claims to ask. */
export function NoResults({ claims, source }: { readonly claims: ClaimsState; readonly source: ClaimsSource }) {
  if (claims.status === 'loading') return <Skeleton className="m-6 h-48" />
  const { title, text } = wordsFor(claims.status, source)
  return (
    <EmptyState icon={<Grid3x3 aria-hidden />} title={title} className="content-start self-center">
      {text}
    </EmptyState>
  )
}

type Words = { readonly title: string; readonly text: string }

function wordsFor(status: ClaimsState['status'], source: ClaimsSource): Words {
  if (status === 'failed') {
    return { title: 'This template cannot be asked', text: 'The reason stands beside it. Choose another one.' }
  }
  if (status === 'unfilled') {
    return {
      title: 'A value is missing',
      text: 'Fill in what the template is tried with. Each field says what it needs.',
    }
  }
  if (status === 'unreadable') {
    return source === 'token'
      ? {
          title: 'This token cannot be read',
          text: 'The reason stands under it. Answers of another token are not shown for it.',
        }
      : {
          title: 'These claims cannot be read yet',
          text: 'The line and column of the problem stand beside what you typed. Nothing of it is lost.',
        }
  }
  return {
    title: 'No claims to ask yet',
    text: 'Choose a template, paste a token or write claims. Each device and session then shows here what may be done with it, and why.',
  }
}

function SaveButton({ kind, onSave }: { readonly kind: 'JSON' | 'CSV'; readonly onSave: () => void }) {
  return (
    <Button size="sm" icon={<Download aria-hidden />} onClick={onSave} aria-label={`Save as ${kind}`}>
      {kind}
    </Button>
  )
}

function cellOf({ groups }: Matrix, key: string | null): ChosenCell | null {
  if (key === null) return null
  for (const { kind, rows } of groups) {
    for (const row of rows) {
      const cell = row.cells.find((one) => cellKey(kind, row, one) === key)
      if (cell) return { key, row, cell }
    }
  }
  return null
}
