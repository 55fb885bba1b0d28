import { ArrowLeftRight, Check, CircleSlash, Trash2 } from 'lucide-react'
import { placeOf } from '@/components/policy/findings-place'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { JsonPath } from '@/lib/base'
import type { JsonDocument } from '@/lib/json'
import type { Effect } from '@/lib/policy'
import { decidingPath, lackingIn, type TestResult } from '@/lib/templates'
import { TestCase } from './test-case'

type TestRowProps = {
  readonly result: TestResult
  /** The text that decided, to name the line. */
  readonly document?: JsonDocument | null | undefined
  /** Leads to a place in the text. */
  readonly onGo?: ((path: JsonPath) => void) | undefined
  readonly onTurn?: (() => void) | undefined
  readonly onRemove?: (() => void) | undefined
}

/** One saved case: what it runs with, whether it holds and why; where it does not, what was expected, what came, and the line that decided. */
export function TestRow({ result, document, onGo, onTurn, onRemove }: TestRowProps) {
  const { test, outcome } = result
  const isPassed = outcome === 'passed'
  return (
    <li data-outcome={outcome} className="flex sighted-20 items-start gap-2 px-3 py-2 text-13">
      <span className={isPassed ? 'text-allow' : 'text-deny'}>
        {isPassed ? <Check aria-hidden className="mt-0.5" /> : <CircleSlash aria-hidden className="mt-0.5" />}
        <span className="sr-only">{isPassed ? 'Passes' : 'Fails'}</span>
      </span>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="break-words text-pretty">{test.name}</p>
        <TestCase test={test} lacking={lackingIn(result)} />
        {outcome === 'failed' && <Answers expected={test.expect} got={result.decision.effect} />}
        <p className="text-12 text-pretty break-words text-ink-muted">{reasonOf(result)}</p>
        {outcome === 'failed' && document && (
          <DecidingLine document={document} path={decidingPath(result.decision)} onGo={onGo} />
        )}
      </div>
      {(onTurn || onRemove) && (
        <span className="-my-1 -mr-1.5 flex shrink-0">
          {onTurn && (
            <IconButton
              size="sm"
              label={`Expect ${test.expect === 'allow' ? 'deny' : 'allow'} of the test ${test.name}`}
              icon={<ArrowLeftRight aria-hidden className="text-ink-faint" />}
              onClick={onTurn}
            />
          )}
          {onRemove && (
            <IconButton
              size="sm"
              label={`Remove the test ${test.name}`}
              icon={<Trash2 aria-hidden className="text-ink-faint" />}
              onClick={onRemove}
            />
          )}
        </span>
      )}
    </li>
  )
}

function Answers({ expected, got }: { readonly expected: Effect; readonly got: Effect }) {
  return (
    <p className="flex flex-wrap items-center gap-1.5 py-0.5 text-12 text-ink-muted">
      Expected <Answer effect={expected} /> got <Answer effect={got} />
    </p>
  )
}

function Answer({ effect }: { readonly effect: Effect }) {
  return <Badge tone={effect}>{effect}</Badge>
}

type DecidingLineProps = Pick<TestRowProps, 'onGo'> & { readonly document: JsonDocument; readonly path: JsonPath }

function DecidingLine({ document, path, onGo }: DecidingLineProps) {
  const place = placeOf(document, path)
  return (
    <p className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-12 text-ink-muted">
      Decided by <code className="break-words">{path.join(' › ')}</code>
      {onGo ? (
        <Button
          variant="ghost"
          onClick={() => onGo(path)}
          className="-ml-1.5 h-6! px-1.5! font-mono text-12! font-normal! text-accent! tabular-nums pointer-coarse:h-10!"
        >
          Ln {place.line}, Col {place.column}
        </Button>
      ) : (
        <span className="font-mono tabular-nums">
          Ln {place.line}, Col {place.column}
        </span>
      )}
    </p>
  )
}

function reasonOf(result: TestResult): string {
  if (result.outcome === 'refused') return result.problems.map(({ message }) => message).join(' ')
  return result.decision.sentence
}
