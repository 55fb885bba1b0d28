import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listSources } from '@/lib/house/source'
import { readings } from '@/lib/policy'
import { anchorOf, helpDocuments } from '.'

const anchors = new Set(
  helpDocuments.flatMap(({ slug, path }) =>
    [...readFileSync(path, 'utf8').matchAll(/^#{1,4} (.+)$/gm)].map(
      ([, heading = '']) => `${slug}#${anchorOf(heading)}`,
    ),
  ),
)

const list = (name: string) => `(${name}(?:(?:,| and|, and) ${name}\\b)*)`
const section = String.raw`\d(?:\.\d)?(?![\d.]*\d)`
const citation = new RegExp(
  String.raw`\bsemantics (?:sections? )?(?:${list(section)}|${list(String.raw`A\d+`)})|` +
    String.raw`\b(?:readings?|assumptions?) ${list(String.raw`A\d+`)}|\b[Ss]ecurity ${list(String.raw`[A-Z]\d+`)}`,
  'g',
)

type Cited = { readonly where: string; readonly anchor: string }

/** Every section that a text cites, each of a list. */
function citedIn({ path, text }: { readonly path: string; readonly text: string }): readonly Cited[] {
  return [...text.matchAll(citation)].flatMap(([, sections, ids, assumptions, threats]) => {
    const names = (sections ?? ids ?? assumptions ?? threats ?? '').split(/,? and |, /)
    const slug = threats ? 'security' : 'policies'
    return names.map((name) => ({ where: `${path}: ${name}`, anchor: `${slug}#${name}` }))
  })
}

/** Every place in the sources that cites a section, with the anchor it means. */
function cited(): readonly Cited[] {
  return listSources().flatMap((source) => (source.path.startsWith('lib/help/') ? [] : citedIn(source)))
}

test.each([
  ['readings A5 and A6', ['policies#A5', 'policies#A6']],
  [
    'semantics 2.5 and 3, readings A5, A6 and A99',
    ['policies#2.5', 'policies#3', 'policies#A5', 'policies#A6', 'policies#A99'],
  ],
  ['assumption A7; RFC 8259', ['policies#A7']],
  ['Security T3, T10', ['security#T3', 'security#T10']],
  ['semantics section 1, security T2', ['policies#1', 'security#T2']],
])('every section of %j is looked up, those of a list as well', (text, anchors) => {
  expect(citedIn({ path: 'x', text }).map(({ anchor }) => anchor)).toEqual(anchors)
})

test('every citation in the code leads to a section that exists', () => {
  expect(cited().length).toBeGreaterThan(70)
  expect(
    cited()
      .filter(({ anchor }) => !anchors.has(anchor))
      .map(({ where }) => where),
  ).toEqual([])
})

test('every assumption has its section, which opens with the sentence shown beside answers', () => {
  const text = readFileSync('lib/policy/SEMANTICS.md', 'utf8')
  const missing = Object.entries(readings).filter(([id, sentence]) => {
    const section = new RegExp(`^#### ${id} [^\\n]+\\n\\n`, 'm').exec(text)
    return section === null || !text.slice(section.index + section[0].length).startsWith(sentence)
  })
  expect(missing.map(([id]) => id)).toEqual([])
})

test('what the security page names as the place of an answer is there', () => {
  const text = readFileSync('SECURITY.md', 'utf8')
  const places = [...text.matchAll(/Where:\s+([^\n]+(?:\n(?!\n)[^\n]+)*)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
  )
  expect(places.length).toBeGreaterThan(25)
  expect(places.filter((place) => !existsSync(place))).toEqual([])
})
