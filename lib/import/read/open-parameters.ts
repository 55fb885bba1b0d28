import { err, ok, type Result } from '@/lib/base'
import { readJson } from '@/lib/json'
import { type Parameter, parameterLimits, parametersUsed, textParameter } from '@/lib/templates'
import type { OpenValue } from './relaxed/cursor'
import { shown } from './relaxed/quoted'

/** Why an open value cannot become a parameter, and which one. */
export type OpenProblem = { readonly value: OpenValue; readonly message: string }

/**
 * Declares a parameter for every open value of a draft, in the order they stand. Refuses the first that stands where no
 * parameter may: who fills in a role, an action or a version would decide what kind of token it is.
 */
export function openParameters(
  draftText: string,
  open: ReadonlyMap<string, OpenValue>,
): Result<readonly Parameter[], OpenProblem> {
  const read = readJson(draftText)
  const uses = read.ok ? parametersUsed(read.value) : []
  for (const [index, [name, value]] of [...open].entries()) {
    const isMisplaced = uses.some((use) => use.name === name && use.place === 'elsewhere')
    if (isMisplaced || index >= parameterLimits.parameters) return err({ value, message: sentenceOf(value) })
  }
  const used = [...open.keys()].filter((name) => uses.some((use) => use.name === name))
  return ok(used.map(textParameter))
}

/** Says which parameters stand for what was left open. */
export function openSentences(
  open: ReadonlyMap<string, OpenValue>,
  parameters: readonly Parameter[],
): readonly string[] {
  return parameters.flatMap(({ name }) => {
    const value = open.get(name)
    if (value === undefined) return []
    const what = value.kind === 'blank' ? 'the blank' : 'the variable'
    return [`Made a parameter ${name} of ${what} ${value.written}: the person who signs fills it in.`]
  })
}

function sentenceOf({ kind, written }: OpenValue): string {
  const what = kind === 'blank' ? `${shown(written)} is a blank to fill in.` : `A program works out ${shown(written)}.`
  return `${what} Write the value it stands for.`
}
