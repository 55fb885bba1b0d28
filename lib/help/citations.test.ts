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

const citation = /\bsemantics (?:section )?(\d(?:\.\d)?|A\d+)|\b(?:reading|assumption) (A\d+)\b|\b[Ss]ecurity (T\d+)/g

/** Every place in the sources that cites a section, with the anchor it means. */
function cited(): readonly { readonly where: string; readonly anchor: string }[] {
  return listSources().flatMap(({ path, text }) =>
    path.startsWith('lib/help/')
      ? []
      : [...text.matchAll(citation)].map(([, section, assumption, threat]) => ({
          where: `${path}: ${section ?? assumption ?? threat}`,
          anchor: threat ? `security#${threat}` : `policies#${section ?? assumption}`,
        })),
  )
}

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
