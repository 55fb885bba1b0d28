import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatJson, readJson, toValue } from '@/lib/json'
import { printEmbed } from '../embed/embed-defaults'
import { anyEmbed } from '../embed/testing'
import { printIssuance } from '../issuance/issuance-settings'
import { anyIssuance } from '../issuance/testing'
import { distinctNames } from '../name'
import { printParameters } from '../parameters/parameter-list'
import { anyCase } from '../parameters/testing'
import { templateName } from '../parts/name-schema'
import { startingPoints } from '../starting-points'
import { printTests } from '../tests/test-list'
import { emptyContent, type TemplateContent } from '../versions/content'
import { canonicalContent } from './canonical'
import { byName, printBundle, printTemplate } from './print-file'
import { readTemplateFile } from './read-file'
import { splitIntoBundles } from './split'
import { type ExportedTemplate, fileRoom } from './template-file'
import { joinLines, splitLines } from './text-lines'

const anyName = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }),
    fc.constantFrom('One customer', 'A', 'A (2)', 'Ü "x"'),
  )
  .map((text) => templateName.safeParse(text).data)
  .filter((name) => name !== undefined)

/** A part that is one object, as Remit prints it and as a hand lays it out. */
function anyLayout(printed: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    printed,
    printed.map((text) => `${handLaid(JSON.stringify(JSON.parse(text), null, '\t'))}\n`),
  )
}

const anyEmbedText = anyLayout(anyEmbed.map(printEmbed))
const anyIssuanceText = anyLayout(anyIssuance.map(printIssuance))

/** What an author of a template writes: everything is in order, laid out by a machine or by hand. */
const anySound: fc.Arbitrary<TemplateContent> = fc
  .tuple(anyCase, fc.constantFrom<'tidy' | 'inline' | 'hand'>('tidy', 'inline', 'hand'), anyEmbedText, anyIssuanceText)
  .map(([{ document, parameters, values }, layout, embed, issuance]) => {
    const value = toValue(document.root)
    const printed = {
      tidy: formatJson(value),
      inline: JSON.stringify(value),
      hand: handLaid(JSON.stringify(value, null, '\t')),
    }
    const request = { resource: 'devices', action: 'read' }
    const tests = [
      { name: 'Reads "its own"', values, expect: 'allow' as const, request, target: { id: 'd1' } },
      { name: 'Ünal', values, expect: 'deny' as const, request, target: { custom_data: { user_id: 'u2', '7': null } } },
    ]
    return { text: printed[layout], parameters: printParameters(parameters), tests: printTests(tests), embed, issuance }
  })

function handLaid(text: string): string {
  return text.replaceAll(':', ' :  ').replaceAll(',\n', '\n\n,')
}

const piece = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"a"',
  ':',
  ',',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '1',
  '%',
  '%000A',
  '\u202e',
  'u\u0308',
  '\ud800',
  '{"a":1}',
  '{}',
  '[]',
)
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
  fc.json({ maxDepth: 20 }),
)

/** What may stand in a browser while somebody types, and what other programs leave behind. */
const anyContent: fc.Arbitrary<TemplateContent> = fc.oneof(
  anySound,
  fc.record({
    text: anyText,
    parameters: fc.oneof(anyText, fc.constant('[]\n')),
    tests: fc.oneof(anyText, fc.constant('')),
    embed: fc.oneof(anyText, fc.constant('{}\n')),
    issuance: fc.oneof(anyText, fc.constant('{}\n')),
  }),
)
const anyTemplate: fc.Arbitrary<ExportedTemplate> = fc.record({ name: anyName, content: anyContent })

function readBack(text: string): readonly ExportedTemplate[] {
  const read = readTemplateFile(text)
  if (!read?.ok) throw new Error(read === null ? 'no file' : `${read.error.position.line}: ${read.error.message}`)
  return read.value.templates.map(({ name, content }) => ({ name, content }))
}

describe('a template', () => {
  test('is read back from its file as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(anyTemplate, (template) => {
        const file = printTemplate(template)
        expect(readBack(file)).toEqual([{ name: template.name, content: canonicalContent(template.content) }])
        expect(printTemplate({ ...template, content: canonicalContent(template.content) })).toBe(file)
      }),
      { numRuns: 1_000 },
    )
  })

  test('that is in order is read back to the letter, with nothing against it and its counts', () => {
    fc.assert(
      fc.property(anyName, anySound, (name, content) => {
        expect(canonicalContent(content)).toEqual(content)
        const read = readTemplateFile(printTemplate({ name, content }))
        const parameters: unknown = JSON.parse(content.parameters)
        expect(read?.ok && read.value).toEqual({
          kind: 'template',
          templates: [
            { name, content, parameters: Array.isArray(parameters) ? parameters.length : -1, tests: 2, problem: null },
          ],
        })
      }),
      { numRuns: 250 },
    )
  })

  test('says nothing of its issuance settings where they say nothing, so that files from before stay as they were', () => {
    const file = printTemplate({ name: 'A', content: { ...emptyContent, text: '{"role":null}' } })
    expect(Object.keys(JSON.parse(file))).toEqual(['format', 'formatVersion', 'name', 'claims', 'parameters', 'tests'])
    const said = printTemplate({ name: 'A', content: { ...emptyContent, issuance: '{"approvals":1}\n' } })
    expect(JSON.parse(said).issuance).toEqual({ approvals: 1 })
  })

  test.each(startingPoints)('made from “$name” is read back to the letter', ({ name, text }) => {
    const content = { ...emptyContent, text }
    expect(readBack(printTemplate({ name, content }))).toEqual([{ name, content }])
  })

  test('survives what other programs do to a file: line ends of Windows, another layout', () => {
    fc.assert(
      fc.property(anyName, anySound, (name, content) => {
        const file = printTemplate({ name, content })
        expect(readBack(file.replaceAll('\n', '\r\n'))).toEqual([{ name, content }])
        const [moved] = readBack(JSON.stringify(JSON.parse(file), null, 4))
        expect(JSON.parse(moved?.content.text ?? '')).toEqual(JSON.parse(content.text))
        expect(JSON.parse(moved?.content.parameters ?? '')).toEqual(JSON.parse(content.parameters))
        expect(moved?.content.tests.split('\n').length).toBe(content.tests.split('\n').length)
      }),
      { numRuns: 300 },
    )
  })
})

test('a bundle is read back in the order of names, each once, with every content as it was', () => {
  fc.assert(
    fc.property(fc.array(anyTemplate, { maxLength: 8 }), (templates) => {
      const sorted = templates.toSorted(byName)
      const names = distinctNames(sorted.map(({ name }) => name))
      const contents = sorted.map(({ content }, index) => ({ name: names[index], content: canonicalContent(content) }))
      expect(readBack(printBundle(templates))).toEqual(contents)
      expect(new Set(names).size).toBe(templates.length)
      expect(names.every((name) => templateName.safeParse(name).data === name)).toBe(true)
    }),
    { numRuns: 250 },
  )
})

test('templates split into bundles are all there, in order, and each bundle is one that can be read', () => {
  const room = { templates: 3, bytes: 4_000, members: 40 }
  fc.assert(
    fc.property(fc.array(anyTemplate, { maxLength: 12 }), (templates) => {
      const bundles = splitIntoBundles(templates, room)
      expect(bundles.flat()).toEqual(templates.toSorted(byName))
      for (const bundle of bundles.filter(({ length }) => length > 1)) {
        const file = printBundle(bundle)
        expect(bundle.length).toBeLessThanOrEqual(room.templates)
        expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(room.bytes)
        expect(readJson(file, { ...fileRoom, bytes: room.bytes, members: room.members }).ok).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
  expect(splitIntoBundles(Array.from({ length: 2_001 }, () => small)).map(({ length }) => length)).toEqual([2_000, 1])
})

const small = { name: 'A', content: emptyContent }

test('any text is the same after it was written as lines, and each line is plain', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary', minLength: 200, maxLength: 400 })), (text) => {
      const lines = splitLines(text)
      expect(joinLines(lines)).toEqual({ ok: true, value: text })
      expect(lines.filter((line) => !/^[ -~]{0,1024}$/.test(line))).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})

test('no text makes reading throw', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.json()), anyText, (value, text) => {
      for (const file of [
        text,
        `{"format":"remit.template","formatVersion":1,"name":"x","claims":${value}}`,
        `{"format":"remit.${text}`,
      ]) {
        const read = readTemplateFile(file)
        if (read && !read.ok) expect(read.error.from).toBeLessThanOrEqual(file.length)
      }
    }),
    { numRuns: 1_000 },
  )
})
