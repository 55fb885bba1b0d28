import type { Mark } from '@/components/json/drawing/marks'
import { partOf, type Sitting } from '@/lib/templates'
import type { Reading } from '../../sitting/reading'
import { spanAt } from './show-field'

type Marked = { readonly reading: Reading | null } & Pick<Sitting, 'document' | 'problem'>

/** Makes what tells the marks of a draft's text: the problem where it does not read, else every finding that has a line. */
export function createTextMarks(): (marked: Marked) => readonly Mark[] {
  let last: (Marked & { readonly marks: readonly Mark[] }) | undefined
  return ({ reading, document, problem }) => {
    const isSame = last?.reading === reading && last.document === document && last.problem === problem
    if (!last || !isSame) last = { reading, document, problem, marks: marksOf({ reading, document, problem }) }
    return last.marks
  }
}

function marksOf({ reading, document, problem }: Marked): readonly Mark[] {
  if (problem) return [{ from: problem.from, to: problem.to, severity: 'error', message: problem.message }]
  if (!reading || reading.document !== document || reading.findings.length === 0) return none
  return reading.findings.flatMap((finding) => {
    const { path, severity, message } = finding
    const span = partOf(finding) !== null ? null : spanAt(reading.document, path)
    return span ? [{ from: span.from, to: span.to, severity, message }] : []
  })
}

const none: readonly never[] = []
