import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A source file: its path from the top of the house, and its text. */
export type Source = { readonly path: string; readonly text: string }

/** An import as written, with the file it leads to when that is one of ours. */
export type Import = {
  readonly from: string
  readonly specifier: string
  readonly target: string | null
  readonly isTypeOnly: boolean
}

/** Every path that git would keep, deleted ones aside. */
export function listPaths(): readonly string[] {
  const output = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  return output
    .split('\0')
    .filter((path) => path !== '' && existsSync(path))
    .toSorted()
}

/** Every source file of the house. */
export function listSources(): readonly Source[] {
  const paths = listPaths().filter((path) => /\.(ts|tsx|mjs)$/.test(path))
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** Tells whether a file exists only to test. */
export function isTest(path: string): boolean {
  return /\.(test|bench|spec)\.tsx?$|\/testing\.ts$|^lib\/house\/|^e2e\//.test(path)
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm

/** Reads the imports and re-exports of a file. */
export function importsOf({ path, text }: Source): readonly Import[] {
  return [...text.matchAll(statement)].map((match) => {
    const specifier = match[2] ?? match[3] ?? ''
    return { from: path, specifier, target: resolveImport(path, specifier), isTypeOnly: match[1] !== undefined }
  })
}

function resolveImport(from: string, specifier: string): string | null {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? normalize(join(dirname(from), specifier))
      : null
  if (base === null) return null
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`]
  return candidates.find((path) => /\.\w+$/.test(path) && existsSync(path)) ?? base
}

/** The text without comments and string literals, for rules about code. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$|'(?:[^'\\\n]|\\.)*'/gm, '')
}
