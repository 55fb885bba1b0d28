import { isTest, type Source } from './source'

const literal =
  /(?<=[=(,:[!&|?{};]\s{0,40}|\breturn )\/(?![*/])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)+\])+)\/([dgimsuvy]{0,8})/g
const atom = String.raw`(?:\\[pP]\{[^}]*\}|\\.|\[(?:[^\]\\]|\\.)+\]|[^\\^$.*+?()[\]{}|]|\.)`
const unbounded = String.raw`(?:[*+]|\{\d+,\})\??`
/** It starts with a run of any length and goes on with what must be there: where that fails, the next character starts anew. */
const startsWithRun = new RegExp(`^${atom}${unbounded}(?!\\(?${atom}\\?\\)?$)(?=.)`, 'u')
/** It ends with a run of any length up to the end, which fails from each place where it may start. */
const endsWithRun = new RegExp(`${atom}${unbounded}\\$$`, 'u')

/** Regular expressions that are tried anew at every place of a text and run on from there to its end. */
export function slowPatterns({ path, text }: Source): readonly string[] {
  if (isTest(path)) return []
  const found = [...text.matchAll(literal)].filter(([, source = '', flags = '']) => isSlow(source, flags))
  return found.map(([pattern]) => `${path}: ${pattern}`)
}

function isSlow(source: string, flags: string): boolean {
  if (flags.includes('y')) return false
  return branches(source).some((branch) => {
    return !branch.startsWith('^') && (startsWithRun.test(branch) || endsWithRun.test(branch))
  })
}

/** The alternatives of a pattern that stand in no group. */
function branches(source: string): readonly string[] {
  const parts = ['']
  let depth = 0
  for (const [piece] of source.matchAll(new RegExp(`${atom}|[\\s\\S]`, 'gu'))) {
    if (piece === '(') depth += 1
    if (piece === ')') depth -= 1
    if (piece === '|' && depth === 0) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${piece}`)
  }
  return parts
}
