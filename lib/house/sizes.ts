import type { Source } from './source'

/** A function that stands at the top of a file, with its length in lines. */
export type Measured = { readonly name: string; readonly lines: number; readonly isComponent: boolean }

/** Measures the functions of a file; the formatter puts the closing brace of each at the start of a line. */
export function measureFunctions({ path, text }: Source): readonly Measured[] {
  const lines = text.split('\n')
  return lines.flatMap((line, start) => {
    const name = /^(?:export )?(?:default )?(?:async )?function\*? (\w+)/.exec(line)?.[1]
    if (name === undefined) return []
    const length = lines.slice(start).indexOf('}') + 1
    return [{ name, lines: length, isComponent: path.endsWith('.tsx') && /^[A-Z]/.test(name) }]
  })
}

/** The exported names that no docstring stands before. */
export function undocumentedExports({ text }: Source): readonly string[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const name = /^export (?:default )?(?:async )?(?:function\*?|const|class) (\w+)/.exec(line)?.[1]
    const isDescribed = /\*\/\s*$/.test(lines[index - 1] ?? '')
    return name === undefined || isDescribed ? [] : [name]
  })
}

/** The names a door shows. */
export function exportsOf(text: string): readonly string[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '')
  const listed = [...bare.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap((match) => (match[1] ?? '').split(','))
  const names = listed.map((name) =>
    name
      .trim()
      .replace(/^type /, '')
      .replace(/^.* as /, ''),
  )
  const declared = [...text.matchAll(/^export (?:async )?(?:function|const|type|class) (\w+)/gm)].map(
    (match) => match[1] ?? '',
  )
  return [...names, ...declared].filter((name) => name !== '').toSorted()
}
