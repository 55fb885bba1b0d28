import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildClaims } from '@/lib/claims'
import { type JsonDocument, readJson } from '@/lib/json'
import { readForm } from '@/lib/templates'
import { stampedLines as pane, StampedBlock, setStamped } from '../../json/drawing/stamped-lines'
import { namesPerson, stampedLines } from './stamped-lines'

const stamp = {
  licenseKey: 'license-1',
  subject: 'mara@acme.example',
  displayName: 'Mara',
  issuedAt: 1_763_800_000_999,
  lifetimeSeconds: 300,
}

function sound(text: string): JsonDocument {
  const read = readJson(text)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

// Keys that look like whole numbers are where a plain object and its author part.
const key = fc.constantFrom('role', 'policy', '7', '10', '02', '1000', '-1', 'key', 'é', 'displayName', 'toString')
const leaf = fc.constantFrom(
  'null',
  'true',
  '0',
  '-12',
  '9007199254740991',
  '"x"',
  '"\\u00e9\\/"',
  '"a  \\" b"',
  '"{{u}}"',
)
const blank = fc.constantFrom('', ' ', '\n', '\t  ', '\r\n')

function objectOf(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const members = fc.uniqueArray(fc.tuple(key, value), { selector: ([name]) => name, maxLength: 6 })
  return fc.tuple(blank, members).map(([space, list]) => {
    return `{${space}${list.map(([name, held]) => `"${name}"${space}:${space}${held}`).join(`${space},`)}${space}}`
  })
}

const { value: anyValue } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    objectOf(tie('value')),
    fc
      .tuple(blank, fc.array(tie('value'), { maxLength: 3 }))
      .map(([space, items]) => `[${items.join(`${space},`)}${space}]`),
  ),
}))

/** What the pane shows of a draft: the document of the real editor state, with the block that the real extension draws in it. */
function paneOf(text: string): string {
  const lines = stampedLines(namesPerson(readForm(sound(text))), stamp)
  const start = EditorState.create({ doc: text, extensions: [pane] })
  const { state } = start.update({ effects: setStamped.of(lines) })
  const sets = state.facet(EditorView.decorations).flatMap((set) => (typeof set === 'function' ? [] : [set.iter()]))
  const drawn = sets.find(({ value }) => value?.spec.widget instanceof StampedBlock)
  const block: unknown = drawn?.value?.spec.widget
  if (drawn === undefined || !(block instanceof StampedBlock)) throw new Error('nothing is drawn')
  return `${state.sliceDoc(0, drawn.from)}\n${block.texts.join('\n')}\n${state.sliceDoc(drawn.from)}`
}

/** A text without the white space between its marks; what is in quotes stays. */
function bare(text: string): string {
  return text.replace(/("(?:\\.|[^"\\])*")|\s+/g, '$1')
}

// The block stands below the line of the opening brace, so what stands beside the brace stands above it.
const laidOut = objectOf(anyValue).map((text) => text.replace(/^\{/, '{\n'))

test('what is signed is what the pane shows, byte for byte but for white space, in the order of its author', () => {
  fc.assert(
    fc.property(laidOut, (text) => {
      const built = buildClaims(sound(text), stamp)
      if (!built.ok) throw new Error('refused')
      expect(built.value.text).toBe(bare(paneOf(text)))
      expect(JSON.parse(built.value.text)).toEqual(JSON.parse(JSON.stringify(built.value.claims)))
    }),
    { numRuns: 500 },
  )
})
