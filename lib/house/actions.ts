import type { Source } from './source'

/** What makes an action of an operation; each asks for the origin, and the operation for the rights. */
export const makers = ['action', 'claimAction', 'heldAction', 'linkAction']

const made = /^export const \w+ = (\w+)\((\w+)(?:, \{ revalidate(?:: \[(?:'[\w/[\]]+'(?:, )?)+\])? \})?\)$/
const revalidated = /^const revalidate = \[(?:'[\w/[\]]+'(?:, )?)+\]$/
const statement = /^import \{([^}]*)\} from '([^']+)'$/gm

/**
 * What an actions file holds besides actions that are made of operations: each export is one maker of
 * `@/lib/server/http` around one operation of a door of the cellar, and there is nothing else to run. Answers the lines
 * that are anything else.
 */
export function strangeLines({ text }: Pick<Source, 'text'>): readonly string[] {
  const origins = new Map<string, string>()
  const body = text.replace(statement, (_all, names: string, from: string) => {
    for (const name of names.split(',')) origins.set(name.trim(), from)
    return ''
  })
  const lines = body.split('\n').filter((line) => line.trim() !== '' && !/^\/\/ /.test(line))
  return lines.filter((line, index) => {
    if (index === 0) return line !== "'use server'"
    if (revalidated.test(line)) return false
    const [, maker = '', operation = ''] = made.exec(line) ?? []
    const isMade = makers.includes(maker) && origins.get(maker) === '@/lib/server/http'
    return !isMade || !/^@\/lib\/\w+\/server$/.test(origins.get(operation) ?? '')
  })
}
