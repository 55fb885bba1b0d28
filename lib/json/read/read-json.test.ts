import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editText } from '../edit/edit-text'
import { toValue } from '../value'
import mustFail from '../vectors/must-fail.json'
import mustParse from '../vectors/must-parse.json'
import { type ReadProblemCode, readProblems } from './problem'
import { authoredProfile } from './profile'
import { readJson, readJsonBytes } from './read-json'
import { scanToken } from './scan'

/** What Remit refuses although RFC 8259 allows it: the list of differences from other readers. */
const stricter: readonly ReadProblemCode[] = [
  'too-large',
  'control-character',
  'bidi-character',
  'zero-width-character',
  'lone-surrogate',
  'not-nfc',
  'string-too-long',
  'key-empty',
  'key-too-long',
  'key-reserved',
  'key-dollar',
  'duplicate-key',
  'number-decimal',
  'number-exponent',
  'number-range',
  'number-negative-zero',
  'too-deep',
  'too-many-members',
  'too-many-items',
  'too-many-in-object',
]

function codeOf(text: string): string {
  const read = readJson(text)
  return read.ok ? 'accepted' : read.error.code
}

function acceptedByOthers(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Texts near JSON: a JSON text with a few characters put in, taken out or doubled. */
const nearJson = fc
  .tuple(
    fc.oneof(fc.json({ maxDepth: 4 }), fc.constantFrom(...mustParse.map((vector) => vector.text))),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(
          '',
          '"',
          ',',
          ':',
          '{',
          '}',
          '[',
          ']',
          '0',
          '1',
          '-',
          '.',
          'e',
          '\\',
          'u',
          'n',
          ' ',
          '\n',
          '\u0000',
          '\ud83d',
          '\u202e',
          '/',
          '$',
        ),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce(
      (now, [at, char]) =>
        `${now.slice(0, at % (now.length + 1))}${char}${now.slice((at % (now.length + 1)) + (char === '' ? 1 : 0))}`,
      text,
    ),
  )

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }),
  nearJson,
)

describe('the strict reader', () => {
  it.each(mustParse)('accepts $name', ({ text }) => {
    expect(codeOf(text)).toBe('accepted')
    expect(acceptedByOthers(text)).toBe(true)
  })

  it.each(mustFail)('refuses $name at its place', ({ text, code, line, column }) => {
    const read = readJson(text)
    expect(read.ok ? read.value : { code: read.error.code, ...read.error.position }).toEqual({ code, line, column })
  })

  it('has a vector for every reason but those that need bytes, size or another profile', () => {
    const shown = new Set([
      ...mustFail.map((vector) => vector.code),
      'too-large',
      'invalid-utf8',
      'too-many-members',
      'number-inexact',
      'too-many-items',
    ])
    expect(Object.keys(readProblems).filter((code) => !shown.has(code))).toEqual([])
  })

  it('says something different for every reason, in a sentence', () => {
    const sentences = Object.values(readProblems)
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z%].*\.$/)
  })

  it('never shows an invisible character of the text in its sentence', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readJson(text)
        return read.ok || !/[\p{C}\u2028\u2029]/u.test(read.error.message)
      }),
    )
  })

  it('never throws, whatever the text, and its place is within the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readJson(text)
        if (!read.ok)
          expect(read.error.from >= 0 && read.error.to <= text.length && read.error.from <= read.error.to).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })

  it('agrees with the reader of the platform, except where it is stricter for a listed reason', () => {
    fc.assert(
      fc.property(nearJson, (text) => {
        const code = codeOf(text)
        if (acceptedByOthers(text)) expect([...stricter, 'accepted']).toContain(code)
        else expect(code).not.toBe('accepted')
      }),
      { numRuns: 10_000 },
    )
  })

  it('reads what it accepts to the same value as the reader of the platform, and keeps the text as it is', () => {
    fc.assert(
      fc.property(nearJson, (text) => {
        const read = readJson(text)
        if (!read.ok) return
        expect(read.value.text).toBe(text)
        expect(JSON.stringify(toValue(read.value.root))).toBe(JSON.stringify(JSON.parse(text)))
      }),
      { numRuns: 5_000 },
    )
  })

  it('mends without touching anything else: the problem is gone or moved on', () => {
    for (const { text, code } of mustFail) {
      const read = readJson(text)
      if (read.ok || !read.error.mend) continue
      const again = readJson(editText(text, read.error.mend.edits))
      expect(again.ok || again.error.code !== code || again.error.from > read.error.from, `${code}: ${text}`).toBe(true)
    }
  })
})

describe('the limits of the reader', () => {
  it('accepts a text of exactly 65,536 bytes and refuses one byte more, counting bytes and not characters', () => {
    const ascii = `[${' '.repeat(authoredProfile.bytes - 2)}]`
    expect(codeOf(ascii)).toBe('accepted')
    expect(codeOf(`${ascii} `)).toBe('too-large')
    const wide = `["${'é'.repeat(500)}"]`
    const bytes = new TextEncoder().encode(wide).length
    expect(codeOf(wide + ' '.repeat(authoredProfile.bytes - bytes))).toBe('accepted')
    expect(codeOf(wide + ' '.repeat(authoredProfile.bytes - bytes + 1))).toBe('too-large')
  })

  it('accepts 500 members in all and refuses the 501st where it stands', () => {
    const objects = (count: number) =>
      `[${Array.from({ length: Math.ceil(count / 50) }, (_, block) => `{${Array.from({ length: Math.min(50, count - block * 50) }, (_, at) => `"k${at}":1`).join(',')}}`).join(',')}]`
    expect(codeOf(objects(500))).toBe('accepted')
    const read = readJson(objects(501))
    expect(read.ok ? '' : [read.error.code, objects(501).slice(read.error.from, read.error.to)]).toEqual([
      'too-many-members',
      '"k0"',
    ])
  })

  it('counts the items of all lists together, and no text that fits a token has so many', () => {
    const lists = (count: number) => `[[${'1,'.repeat(698)}1],[${'1,'.repeat(count - 702)}1]]`
    expect(codeOf(lists(1_500))).toBe('accepted')
    expect(codeOf(lists(1_501))).toBe('too-many-items')
    expect(Math.ceil((lists(1_500).length * 4) / 3)).toBeGreaterThan(4_096 - 500)
  })

  it.each([17, 6_000, 1_000_000])('refuses %d levels without going down them', (depth) => {
    expect(['too-deep', 'too-large']).toContain(codeOf('['.repeat(depth) + ']'.repeat(depth)))
  })

  it('moves forward with every token, so the number of steps is bounded by the length of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (let at = 0; ; ) {
          const token = scanToken(text, at, authoredProfile)
          if (!token.ok || token.value.kind === 'end') return
          expect(token.value.from).toBeGreaterThanOrEqual(at)
          expect(token.value.to).toBeGreaterThan(token.value.from)
          at = token.value.to
        }
      }),
    )
  })
})

describe('reading bytes', () => {
  it('never throws, and agrees with reading the text they spell', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          nearJson.map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => {
          const read = readJsonBytes(bytes)
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
          const isUtf8 = Buffer.from(text, 'utf8').equals(Buffer.from(bytes))
          if (isUtf8) expect(read).toEqual(readJson(text))
          else expect(read.ok ? 'accepted' : read.error.code).toBe('invalid-utf8')
        },
      ),
      { numRuns: 5_000 },
    )
  })

  it.each([
    ['a byte that starts nothing', [0x5b, 0x22, 0xff, 0x22, 0x5d], 3],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22], 2],
    ['half a character at the end', [0x22, 0x61, 0xe2, 0x82], 3],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22], 2],
    ['a broken character after a real replacement character', [0x22, 0xef, 0xbf, 0xbd, 0xff, 0x22], 3],
  ])('refuses %s at its place', (_, bytes, column) => {
    const read = readJsonBytes(Uint8Array.from(bytes))
    expect(read.ok ? '' : [read.error.code, read.error.position]).toEqual(['invalid-utf8', { line: 1, column }])
  })

  it('refuses a byte order mark instead of swallowing it', () => {
    const read = readJsonBytes(Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]))
    expect(read.ok ? '' : read.error.code).toBe('byte-order-mark')
  })

  it('refuses one byte too many even when the limit cuts a character in two', () => {
    const text = `["${'x'.repeat(authoredProfile.stringLength)}"]${' '.repeat(authoredProfile.bytes)}`
    const bytes = new TextEncoder().encode(`${text.slice(0, authoredProfile.bytes - 1)}é`)
    const read = readJsonBytes(bytes)
    expect(bytes.length).toBe(authoredProfile.bytes + 1)
    expect(read.ok ? '' : read.error.code).toBe('too-large')
  })
})
