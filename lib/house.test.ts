import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { errorCodes } from '@/lib/base'
import { strangeLines } from './house/actions'
import { exceptions } from './house/exceptions'
import { slowPatterns } from './house/patterns'
import { placeOf } from './house/place'
import {
  ceilings,
  cellarPackages,
  drawers,
  environmentReaders,
  queryBuilders,
  summoned,
  topFiles,
  topFolders,
} from './house/plan'
import { exportsOf, measureFunctions, undocumentedExports } from './house/sizes'
import { codeOf, importsOf, isTest, listPaths, listSources, type Source } from './house/source'
import { findCycle, wallBroken } from './house/walls'

const paths = listPaths()
const sources = listSources()
const imports = sources.flatMap(importsOf)
const rooms = sources.filter(({ path }) => !isTest(path))
const doors = sources.filter(({ path }) => /^lib\/([^/]+|[^/]+\/server|server\/[^/]+)\/index\.ts$/.test(path))

/** Leaves out what the list of exceptions allows; an exception that is no longer needed fails too. */
function exceptFor(rule: string, broken: readonly string[]): readonly string[] {
  const allowed = Object.keys(exceptions[rule] ?? {})
  const unused = allowed.filter((path) => !broken.some((line) => line.startsWith(path)))
  const left = broken.filter((line) => !allowed.some((path) => line.startsWith(path)))
  return [...left, ...unused.map((path) => `${path}: this exception is no longer needed`)]
}

function where(sourcesToAsk: readonly Source[], pattern: RegExp): readonly string[] {
  return sourcesToAsk.filter(({ text }) => pattern.test(codeOf(text))).map(({ path }) => path)
}

function inDaylight({ path }: Source): boolean {
  return placeOf(path).floor === 'daylight' && !isTest(path)
}

test('imports run downwards, through doors, and never into a higher or equal rank', () => {
  const broken = imports.flatMap((found) => {
    const reason = wallBroken(found)
    return reason === null ? [] : [`${found.from} -> ${found.specifier}: ${reason}`]
  })
  expect(exceptFor('walls', broken)).toEqual([])
})

test('no pattern is tried anew at every place of a run, which is quadratic in what somebody pastes', () => {
  expect(sources.flatMap(slowPatterns)).toEqual([])
  const slow = ['/\\/+$/', '/^-+|-+$/g', '/\\s*\\n\\s*/g', '/\\+.*$/', '/[>;,]+$/', '/\\\\+[rn]/g', '/x{2,}y/']
  const fast = ['/\\s+/g', '/^\\/+/', '/a\\/+b/', '/={1,2}$/', '/\\\\+([rn]?)/g', '/\\/+$/y', '/x|y+/']
  const written = [...slow, ...fast].map((pattern) => `text.replace(${pattern}, '')`).join('\n')
  expect(slowPatterns({ path: 'lib/x.ts', text: written })).toEqual(slow.map((pattern) => `lib/x.ts: ${pattern}`))
})

test('an address is read by parseUrl: URL.canParse answers false for a good one once it was called often', () => {
  const asking = sources.filter(({ path, text }) => !isTest(path) && /\bcanParse\(/.test(codeOf(text)))
  expect(asking.map(({ path }) => path)).toEqual([])
})

test('every module has its place in the plan', () => {
  const unknown = rooms.flatMap(({ path }) => {
    const place = placeOf(path)
    return 'module' in place && place.rank === -1 ? [path] : []
  })
  expect(unknown).toEqual([])
})

test('no file needs itself', () => {
  expect(findCycle(imports.filter(({ from }) => !isTest(from)))).toBeNull()
})

test('what lies in daylight imports nothing of the machine', () => {
  const broken = imports
    .filter(({ from, specifier }) => {
      const place = placeOf(from)
      return place.floor === 'daylight' && !isTest(from) && cellarPackages.test(specifier)
    })
    .map(({ from, specifier }) => `${from} -> ${specifier}`)
  expect(exceptFor('daylight', broken)).toEqual([])
})

test.each(Object.entries(summoned))('what lies in daylight is given %s, and never takes it', (name, pattern) => {
  expect(exceptFor(name, where(rooms.filter(inDaylight), pattern))).toEqual([])
})

test('components import nothing of the machine', () => {
  const broken = imports.filter(({ from, specifier }) => {
    return from.startsWith('components/') && !isTest(from) && /^(node:|kysely|better-|pg$|server-only)/.test(specifier)
  })
  expect(broken.map(({ from, specifier }) => `${from} -> ${specifier}`)).toEqual([])
})

test('components look things up within a time: an answer that got lost would be waited for as long as the page is open', () => {
  const asking = rooms.filter(
    ({ path, text }) => path.startsWith('components/') && /\bawait fetch\(/.test(codeOf(text)),
  )
  expect(
    exceptFor(
      'waiting',
      asking.map(({ path }) => path),
    ),
  ).toEqual([])
})

test('a page wakes up as it was drawn: what the browser looked up meanwhile is shown after that', () => {
  const looking = rooms.filter(({ path, text }) => path.startsWith('components/') && /\buseQuery\(/.test(codeOf(text)))
  expect(looking.length).toBeGreaterThan(5)
  const atOnce = looking.filter(({ text }) => !text.includes('useOnceDrawn('))
  expect(
    exceptFor(
      'looked up',
      atOnce.map(({ path }) => path),
    ),
  ).toEqual([])
})

test('what a browser loads makes its schemas with zod/mini: one use of zod itself keeps all of zod in every page', () => {
  const whole = imports.filter(({ from, specifier }) => {
    return specifier === 'zod' && /^(components|lib)\//.test(from) && !isTest(from) && placeOf(from).floor !== 'cellar'
  })
  expect(
    exceptFor(
      'zod',
      whole.map(({ from }) => from),
    ),
  ).toEqual([])
})

test('a file that makes schemas gives no constant beside them: a page that takes one would load zod for it', () => {
  const makers = rooms.filter(
    ({ path, text }) => inDaylight({ path, text }) && /^import \* as z from 'zod\/mini'/m.test(text),
  )
  expect(makers.length).toBeGreaterThan(5)
  const beside = makers.flatMap(({ path, text }) =>
    [...codeOf(text).matchAll(/^export const (\w+)(?:: [^=]+)? = (?!z\b)/gm)].map(([, name]) => `${path} ${name}`),
  )
  expect(beside).toEqual([])
})

test('what is typed before the script of a page has come is not wiped out by it', () => {
  const controls = rooms
    .filter(({ path }) => path.startsWith('components/') && !path.startsWith('components/sandbox/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/<(?:input|textarea|select)\b(?:[^>]|=>)*>/g)].map(([tag]) => ({ path, tag })),
    )
  expect(controls.length).toBeGreaterThan(5)
  const wiping = controls.filter(({ tag }) => !/ref=\{(replayTyped|typedRef|tickedRef)\}|hidden/.test(tag))
  expect(
    exceptFor(
      'typing',
      wiping.map(({ path }) => path),
    ),
  ).toEqual([])
})

test('the primitives in components/ui know no word of the business', () => {
  const broken = imports.filter(({ from, target }) => {
    return from.startsWith('components/ui/') && target !== null && !/^(components\/ui|lib\/base)\//.test(target)
  })
  expect(
    exceptFor(
      'primitives',
      broken.map(({ from, specifier }) => `${from} -> ${specifier}`),
    ),
  ).toEqual([])
})

test('every door of the cellar starts with server-only', () => {
  const cellarDoors = doors.filter(({ path }) => placeOf(path).floor === 'cellar')
  const open = cellarDoors.filter(({ text }) => !/^(?:\/\*\*[\s\S]*?\*\/\s*)?import 'server-only'/.test(text))
  expect(open.map(({ path }) => path)).toEqual([])
})

test('every door opens with what its module is for, in five lines at most, and names each export', () => {
  const broken = doors.filter(({ text }) => {
    const opening = /^\/\*\*[\s\S]*?\*\//.exec(text)?.[0]
    return opening === undefined || opening.split('\n').length - 2 > 5 || /export \*/.test(text)
  })
  expect(broken.map(({ path }) => path)).toEqual([])
})

test('the doors show exactly the names on the list', async () => {
  const shown = doors.flatMap(({ path, text }) => exportsOf(text).map((name) => `${dirname(path)} ${name}\n`))
  await expect(shown.join('')).toMatchFileSnapshot('./house/doors.txt')
})

test('only one module reads the environment', () => {
  const readers = where(rooms, /\bprocess\.env\b/).filter((path) => !environmentReaders.test(path))
  expect(exceptFor('environment', readers)).toEqual([])
})

test('only tables, stores, the database and the journal import Kysely', () => {
  const broken = imports.filter(({ from, specifier }) => {
    return /^kysely($|\/)/.test(specifier) && !queryBuilders.test(from) && !isTest(from)
  })
  expect(
    exceptFor(
      'kysely',
      broken.map(({ from }) => from),
    ),
  ).toEqual([])
})

test('a test opens its database by itself, so that it runs on PostgreSQL as well', () => {
  const hidden = imports.filter(({ from, target }) => {
    return target === 'lib/server/db/testing.ts' && from.startsWith('lib/') && !/\/server\/.*\.test\.ts$/.test(from)
  })
  expect(hidden.map(({ from }) => from)).toEqual([])
})

test('every browser of a test is one whose fixture watches all its contexts', () => {
  const own = imports.filter(({ from, specifier, isTypeOnly }) => {
    return specifier === '@playwright/test' && !isTypeOnly && !/^e2e\/(fixtures|plant)\.ts$/.test(from)
  })
  expect(own.map(({ from }) => from)).toEqual([])
  const inEnd = sources.filter(({ path }) => path.startsWith('e2e/'))
  expect(where(inEnd, /\.(launch|launchPersistentContext|connectOverCDP)\(/)).toEqual([])
})

test('only ops and observability print', () => {
  const printers = where(rooms, /\bconsole\.\w+|process\.(stdout|stderr)\b/)
  const allowed = /^lib\/server\/(ops|observability)\//
  expect(
    exceptFor(
      'printing',
      printers.filter((path) => !allowed.test(path)),
    ),
  ).toEqual([])
})

test('an actions file is marked for the server and holds nothing but actions of operations', () => {
  const files = rooms.filter(({ path }) => /^app\/.*actions\.ts$/.test(path))
  const broken = files.flatMap((file) => strangeLines(file).map((line) => `${file.path}: ${line}`))
  expect(exceptFor('actions', broken)).toEqual([])
})

test('only files of actions are marked for the server', () => {
  const marked = rooms.filter(({ path, text }) => /^\s*'use server'/m.test(text) && !/^app\/.*actions\.ts$/.test(path))
  expect(marked.map(({ path }) => path)).toEqual([])
})

test('no page carries inline styles, inline HTML or a script tag of Next, which the policy would block', () => {
  const broken = where(rooms, /\sstyle=\{|dangerouslySetInnerHTML|\.innerHTML\s*=|document\.write\(/)
  const scripts = imports.filter(({ specifier }) => specifier === 'next/script').map(({ from }) => from)
  expect(exceptFor('inline', [...broken, ...scripts])).toEqual([])
})

test('a style asks what stands inside a part only for the focus and the tick of a control, never for a page', () => {
  // A browser looks the whole part over with every change in it: for the page that is with every key.
  const asked = rooms.flatMap(({ path, text }) =>
    [...codeOf(text).matchAll(/\bhas-(?:\[[^\s'"`]*|[a-z]+(?:-[a-z]+)*:)|:has\(/g)]
      .filter(([ask]) => !/^has-(?:focus-visible:|checked:|\[input:focus-visible\]:)/.test(ask))
      .map(([ask]) => `${path}: ${ask}`),
  )
  expect(asked).toEqual([])
})

test('what is fetched later waits behind a boundary of its own: without one the whole page is hidden meanwhile', () => {
  // Next draws a boundary where something is said for the meantime, or where the server does not draw it.
  const bare = rooms.flatMap(({ path, text }) =>
    [...text.matchAll(/= dynamic\(([\s\S]*?)\n?\)\n(?=\n|\S)/g)]
      .filter(([, call = '']) => !/\bssr: false|\bloading:/.test(call))
      .map(([call]) => `${path}: ${call.slice(0, 80)}`),
  )
  expect(bare).toEqual([])
})

test('files stay within their ceiling', () => {
  const long = rooms
    .filter(({ path }) => !/\/tables\.ts$/.test(path))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n').length - 1
      return lines > ceilings.file ? [`${path}: ${lines} lines`] : []
    })
  expect(exceptFor('long files', long)).toEqual([])
})

test('functions stay within their ceiling', () => {
  const long = rooms.flatMap((source) =>
    measureFunctions(source)
      .filter(({ lines, isComponent }) => lines > (isComponent ? ceilings.component : ceilings.function))
      .map(({ name, lines }) => `${source.path} ${name}: ${lines} lines`),
  )
  expect(exceptFor('long functions', long)).toEqual([])
})

test('folders stay within their ceiling', () => {
  const counted = new Map<string, number>()
  for (const { path } of rooms) counted.set(dirname(path), (counted.get(dirname(path)) ?? 0) + 1)
  const full = [...counted]
    .filter(([, count]) => count > ceilings.folder)
    .map(([folder, count]) => `${folder}: ${count}`)
  expect(exceptFor('full folders', full)).toEqual([])
})

test('no folder and no file is a drawer', () => {
  const isDrawer = (path: string): boolean => path.split('/').some((part) => drawers.test(part.replace(/\..*$/, '')))
  expect(paths.filter(isDrawer)).toEqual([])
})

test('names of files are in kebab case', () => {
  const misnamed = sources.filter(
    ({ path }) => !/^[a-z0-9-]+(\.[a-z]+)*\.(ts|tsx|mjs)$/.test(path.split('/').at(-1) ?? ''),
  )
  expect(misnamed.map(({ path }) => path)).toEqual([])
})

test('the house has no rooms but the planned ones', () => {
  const tops = new Set(paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''))
  expect([...tops].filter((top) => !topFolders.includes(top))).toEqual([])
  expect(paths.filter((path) => !path.includes('/') && !topFiles.test(path))).toEqual([])
})

test('every exported function and value of the workshop says what it guarantees', () => {
  const silent = rooms
    .filter(({ path }) => path.startsWith('lib/') && path.endsWith('.ts') && !/\/migrations\/\d/.test(path))
    .flatMap((source) => undocumentedExports(source).map((name) => `${source.path} ${name}`))
  expect(exceptFor('docstrings', silent)).toEqual([])
})

test('nothing is left to do later without a name and a date', () => {
  expect(sources.filter(({ path, text }) => path !== 'lib/house.test.ts' && /\b(TODO|FIXME|XXX)\b/.test(text))).toEqual(
    [],
  )
})

test('every refusal has a sentence of its own', () => {
  const sentences = Object.values(errorCodes).map(({ sentence }) => sentence)
  expect(sentences.filter((sentence) => !/^[A-Z].+\.$/.test(sentence))).toEqual([])
  expect(new Set(sentences).size).toBe(sentences.length)
})

test('every path that a document cites exists', () => {
  const documents = paths.filter((path) => path.endsWith('.md'))
  const broken = documents.flatMap((document) => {
    const text = readFileSync(document, 'utf8').replace(/```[\s\S]*?```/g, '')
    const cited = [...text.matchAll(/`((?:app|components|lib|e2e|public|\.ci)\/[^`\s*<>{}…]*)`/g)].map(
      (match) => match[1] ?? '',
    )
    const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
      join(dirname(document), match[1] ?? ''),
    )
    return [...cited, ...linked].filter((path) => !existsSync(path)).map((path) => `${document}: ${path}`)
  })
  expect(exceptFor('citations', broken)).toEqual([])
})
