import { emptyContent, type FileTemplate } from '@/lib/templates'
import { readImport } from './read/read-import'

/** Says what a template of a file holds: its claims, how many parameters and tests, and whether it says how the embed opens. */
export function describeTemplate({ content, parameters, tests }: FileTemplate): readonly string[] {
  const read = readImport(content.text)
  return [
    ...(read.ok ? read.value.understood : ['Claims that grant nothing yet.']),
    countsOf({ parameters, tests }),
    ...(content.embed === emptyContent.embed ? [] : ['How the embed opens: its page, filters and options.']),
  ]
}

/** "2 parameters and 1 test." */
export function countsOf({ parameters, tests }: Pick<FileTemplate, 'parameters' | 'tests'>): string {
  const text = `${counted(parameters, 'parameter')} and ${counted(tests, 'test')}.`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`
}
