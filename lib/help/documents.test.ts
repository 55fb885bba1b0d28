import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anchorOf, helpDocuments, helpHref, sectionsOf } from '.'

describe('an anchor', () => {
  test.each([
    ['2.7 Assumptions', '2.7'],
    ['A12 Lists, null, objects', 'A12'],
    ['T2 An empty rule', 'T2'],
    ['1 Claims', '1'],
    ['What a token means', 'what-a-token-means'],
    ['A token and its policy', 'a-token-and-its-policy'],
  ])('of "%s" is %s', (heading, anchor) => {
    expect(anchorOf(heading)).toBe(anchor)
  })
})

test('the contents of a document are its second-level headings, in order', () => {
  expect(sectionsOf('# One\n\n## 1 Claims\n\ntext ## no\n\n### 1.1 In it\n\n## 2 The policy claim\n')).toEqual([
    { anchor: '1', title: '1 Claims' },
    { anchor: '2', title: '2 The policy claim' },
  ])
})

test('a link from file to file leads to the same document inside the product', () => {
  expect(helpHref('lint/FINDINGS.md')).toBe('/help/findings')
  expect(helpHref('../policy/SEMANTICS.md#2.7')).toBe('/help/policies#2.7')
  expect(helpHref('../../SECURITY.md')).toBe('/help/security')
  expect(helpHref('#2.7')).toBe('#2.7')
  expect(helpHref('https://docs.cobrowse.io')).toBe('https://docs.cobrowse.io')
})

test.each(helpDocuments)('$title is a file with one first heading, and no anchor stands twice', ({ path }) => {
  expect(existsSync(path)).toBe(true)
  const text = readFileSync(path, 'utf8')
  expect(text.match(/^# /gm)).toHaveLength(1)
  const anchors = [...text.matchAll(/^#{1,4} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
  expect(anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at)).toEqual([])
})

test.each(helpDocuments)('every link of $title between files leads to a file that is there', ({ path }) => {
  const links = [...readFileSync(path, 'utf8').matchAll(/\]\(([^)#]+\.md)[^)]*\)/g)].map(([, file = '']) => file)
  expect(links.filter((file) => helpHref(file) === file)).toEqual([])
})
