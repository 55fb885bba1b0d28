import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type JsonDocument, readJson } from '@/lib/json'
import { buildClaims, type Stamp, stampedClaimNames, stampedClaims } from './claims'

const stamp: Stamp = {
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

test('times are whole seconds and exp is iat plus the lifetime', () => {
  const built = buildClaims(sound('{"role":null}'), stamp)
  expect(built.ok && built.value.claims).toEqual({
    iss: 'license-1',
    sub: 'mara@acme.example',
    aud: 'https://cobrowse.io',
    iat: 1_763_800_000,
    exp: 1_763_800_300,
    displayName: 'Mara',
    role: null,
  })
})

test('an authored displayName is kept as written', () => {
  const built = buildClaims(sound('{"displayName":"Night desk"}'), stamp)
  expect(built.ok && built.value.claims.displayName).toBe('Night desk')
})

test.each(stampedClaimNames)('an authored %s is refused by name, never overwritten in silence', (name) => {
  const authored = sound(JSON.stringify({ role: null, [name]: 'x' }))
  expect(buildClaims(authored, stamp)).toEqual({ ok: false, error: { reserved: [name] } })
})

test('what is no object is refused', () => {
  expect(buildClaims(sound('[]'), stamp)).toEqual({ ok: false, error: { reserved: [] } })
})

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

/** The pane: the stamped lines, then the draft as it stands. */
function paneOf(text: string): string {
  const { root } = sound(text)
  const hasName = root.kind === 'object' && root.members.some((member) => member.key === 'displayName')
  const lines = Object.entries(stampedClaims(hasName ? { displayName: '' } : {}, stamp))
  const shown = lines.map(([name, held]) => `  ${JSON.stringify(name)}: ${JSON.stringify(held)}`)
  const inner = text.trim().slice(1, -1)
  return `{\n${[...shown, ...(inner.trim() === '' ? [] : [inner])].join(',\n')}}`
}

/** A text without the white space between its marks; what is in quotes stays. */
function bare(text: string): string {
  return text.replace(/("(?:\\.|[^"\\])*")|\s+/g, '$1')
}

test('what is signed is what is shown, byte for byte but for white space, in the order of its author', () => {
  fc.assert(
    fc.property(objectOf(anyValue), (text) => {
      const built = buildClaims(sound(text), stamp)
      if (!built.ok) throw new Error('refused')
      expect(built.value.text).toBe(bare(paneOf(text)))
      expect(JSON.parse(built.value.text)).toEqual(JSON.parse(JSON.stringify(built.value.claims)))
    }),
    { numRuns: 500 },
  )
})

test('keys that look like whole numbers stay where their author put them', () => {
  const devices = '{"custom_data":{"b":"x","10":"y","2":"z"}}'
  const built = buildClaims(sound(`{"policy":{"version":3,"devices":${devices}}}`), stamp)
  expect(built.ok && built.value.text).toContain(devices)
})
