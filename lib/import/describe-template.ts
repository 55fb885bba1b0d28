import { emptyContent, type FileTemplate, readIssuance, summariseIssuance } from '@/lib/templates'
import { nothingKnown } from '@/lib/tokens'
import { readImport } from './read/read-import'

/** Says what a template of a file holds: its claims, how many parameters and tests, and whether it says how the embed opens or access is given. */
export function describeTemplate({ content, parameters, tests }: FileTemplate): readonly string[] {
  const read = readImport(content.text, nothingKnown)
  return [
    ...(read.ok ? read.value.understood : ['Claims that grant nothing yet.']),
    countsOf({ parameters, tests }),
    ...(content.embed === emptyContent.embed ? [] : ['How the embed opens: its page, filters and options.']),
    ...(content.issuance === emptyContent.issuance ? [] : issuanceOf(content.issuance)),
  ]
}

/** A part that cannot be read is told as the problem of the file. */
function issuanceOf(text: string): readonly string[] {
  const read = readIssuance(text)
  return read.ok ? [`How access is given: ${lowered(summariseIssuance(read.value))}`] : []
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

/** "2 parameters and 1 test." */
export function countsOf({ parameters, tests }: Pick<FileTemplate, 'parameters' | 'tests'>): string {
  const text = `${counted(parameters, 'parameter')} and ${counted(tests, 'test')}.`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`
}
