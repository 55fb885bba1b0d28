import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isJsonObject, type JsonValue } from '@/lib/base'
import { formatJson, readJson, toValue } from '@/lib/json'
import { nothingKnown, reservedClaimNames } from '@/lib/tokens'
import { readImport } from './read-import'
import { programs } from './vectors/programs'
import { refused, understood } from './vectors/spellings'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenOf = (claims: unknown): string => `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2ln`

function draftOf(text: string): JsonValue {
  const read = readImport(text, nothingKnown)
  if (!read.ok) throw new Error(`${read.error.position.line}:${read.error.position.column} ${read.error.message}`)
  const document = readJson(read.value.draftText)
  if (!document.ok) throw new Error(`the draft is refused: ${document.error.message}`)
  return toValue(document.value.root)
}

const plain = (value: JsonValue): unknown => JSON.parse(JSON.stringify(value))

test.each([...understood, ...programs])('$name is understood', ({ text, draft }) => {
  expect(plain(draftOf(text))).toEqual(draft)
})

test.each(refused)('$name is refused at its place', ({ text, at, says }) => {
  const read = readImport(text, nothingKnown)
  if (read.ok) throw new Error(`understood: ${read.value.draftText}`)
  const { line, column } = read.error.position
  expect(`${line}:${column}`).toBe(at)
  expect(read.error.message).toMatch(says)
})

test('what was understood, changed and not taken is listed', () => {
  const text = "{ iss: 'trial', exp: 1, role: 'agent', policy: { version: 2, devices: {}, }, note: 1 } // vendor"
  const read = readImport(text, nothingKnown)
  expect(read.ok && read.value).toMatchObject({
    kind: 'claims',
    understood: ['Claims with the role "agent".', 'A policy of version 2. It names devices.', 'Kept as is: note.'],
    changed: [
      'Left out a comment.',
      'Put 7 keys in double quotes.',
      'Turned single quotes into double quotes, 2 times.',
      'Removed a comma at the end.',
    ],
    refused: ['iss and exp: Remit writes these when it signs.'],
  })
})

test('a whole token gives its claims, with spaces, quotes and Bearer around it too', () => {
  const claims = { iss: 'x', sub: 'a@b.example', role: null, policy: { version: 3, sessions: { id: 's1' } } }
  const token = tokenOf(claims)
  const spellings = [token, `Bearer ${token}`, `"${token}"`, `${token.slice(0, 30)}\n${token.slice(30)}\n`]
  for (const text of spellings) {
    const read = readImport(text, nothingKnown)
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.kind).toBe('token')
    expect(read.value.draftText).toBe(formatJson({ role: null, policy: { version: 3, sessions: { id: 's1' } } }))
    expect(read.value.refused).toHaveLength(2)
  }
})

test('a token with a number that no number holds is imported without it, and says so', () => {
  const text = `{"iat":1794999999.1234567642,"account_no":12345678901234567890,"role":null,"policy":{"version":3}}`
  const read = readImport(`${encode({ alg: 'RS256' })}.${Buffer.from(text).toString('base64url')}.c2ln`, nothingKnown)
  if (!read.ok) throw new Error(read.error.message)
  expect(JSON.parse(read.value.draftText)).toEqual({ account_no: null, role: null, policy: { version: 3 } })
  expect(read.value.refused.join(' ')).toContain('account_no: no number holds its digits')
  expect(read.value.findings.filter(({ code }) => code === 'number-inexact')).toHaveLength(2)
})

const key = fc
  .stringMatching(/^[a-zA-Z_][\w -]{0,8}$/)
  .filter((name) => !['constructor', 'prototype', '__proto__'].includes(name))
const scalar = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
  fc.boolean(),
  fc.constant(null),
)
const rule = fc.record(
  { custom_data: fc.dictionary(key, scalar, { maxKeys: 4 }), permissions: fc.array(scalar, { maxLength: 3 }) },
  { requiredKeys: [] },
)
const draft = fc.record({
  role: fc.constantFrom('agent', 'administrator', null),
  policy: fc
    .dictionary(fc.constantFrom('devices', 'sessions', 'push', '*'), rule)
    .map((rules) => ({ version: 3, ...rules })),
})

test('a printed draft is imported as itself, to the letter', () => {
  fc.assert(
    fc.property(draft, (value) => {
      const text = formatJson(value)
      const read = readImport(text, nothingKnown)
      expect(read.ok && read.value).toMatchObject({ draftText: text, changed: [], refused: [] })
    }),
  )
})

test('what was imported once is imported again as itself', () => {
  for (const { text } of [...understood, ...programs]) {
    const once = readImport(text, nothingKnown)
    if (!once.ok) throw new Error(once.error.message)
    const twice = readImport(once.value.draftText, nothingKnown)
    expect(twice.ok && twice.value.draftText).toBe(once.value.draftText)
  }
})

/** Spells a value as people write JavaScript. */
function spell(value: JsonValue): string {
  if (Array.isArray(value)) return `[ ${value.map((item) => `${spell(item)}, `).join('')}]`
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  if (!isJsonObject(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(
    ([name, member]) => `/* , */ ${/^\w+$/.test(name) ? name : spell(name)} : ${spell(member)}, // }`,
  )
  return `{\n${members.join('\n')}\n}`
}

test('a draft spelled as JavaScript is the same draft, with its members in their order', () => {
  fc.assert(
    fc.property(draft, (value) => {
      expect(JSON.stringify(draftOf(`const x = ${spell(value)};`))).toBe(JSON.stringify(value))
    }),
  )
})

test.each([
  {
    name: 'bare keys and a comment',
    text: "{\n  role: null, // nobody\n  policy: {\n    version: 3,\n    devices: { custom_data: { id: '1' } }, /* x */\n    push: {},\n  },\n}",
    draft:
      '{\n  "role": null,\n  "policy": {\n    "version": 3,\n    "devices": { "custom_data": { "id": "1" } },\n    "push": {}\n  }\n}',
  },
  {
    name: 'JSON with one comment',
    text: '{\n  "role": null, // x\n  "policy": {\n    "version": 3,\n    "push": {}\n  }\n}',
    draft: '{\n  "role": null,\n  "policy": {\n    "version": 3,\n    "push": {}\n  }\n}',
  },
  {
    name: 'JSON with one blank, and Windows line ends',
    text: '{\r\n  "iat": <now>,\r\n  "role": null,\r\n  "policy": {\r\n    "version": 3\r\n  }\r\n}',
    draft: '{\n  "role": null,\n  "policy": {\n    "version": 3\n  }\n}',
  },
  {
    name: 'a byte order mark before JSON',
    text: '\ufeff{\n  "role": null,\n  "policy": {\n    "version": 3\n  }\n}\n',
    draft: '{\n  "role": null,\n  "policy": {\n    "version": 3\n  }\n}',
  },
  {
    name: 'commas left out, and one before a comment',
    text: '{\n  role: null // here\n  policy: {\n    version: 3, // three\n    // and no push\n    push: { permissions: [] }\n  }\n}',
    draft: '{\n  "role": null,\n  "policy": {\n    "version": 3,\n    "push": { "permissions": [] }\n  }\n}',
  },
  {
    name: 'an object deep inside code',
    text: "    const claims = ({\n        role: 'agent',\n        policy: {\n            version: 3,\n        },\n    },);",
    draft: '{\n    "role": "agent",\n    "policy": {\n        "version": 3\n    }\n}',
  },
])('$name keeps its layout, with every comma where its author put it', ({ text, draft: laidOut }) => {
  const read = readImport(text, nothingKnown)
  expect(read.ok ? read.value.draftText : read.error.message).toBe(laidOut)
})

test('no line of a draft begins with a comma, with commas at the ends of lines or without', () => {
  fc.assert(
    fc.property(draft, fc.boolean(), (value, isWithout) => {
      const spelled = spell(value)
      const read = readImport(isWithout ? spelled.replaceAll(', // }\n', ' // }\n') : spelled, nothingKnown)
      const lines = read.ok ? read.value.draftText.split('\n') : [',']
      expect(lines.filter((line) => line.trimStart().startsWith(','))).toEqual([])
    }),
  )
})

test('a token of any claims gives those claims without what signing writes', () => {
  fc.assert(
    fc.property(draft, fc.subarray([...reservedClaimNames]), (value, stamped) => {
      const claims = { ...Object.fromEntries(stamped.map((name) => [name, 'x'])), ...value }
      expect(plain(draftOf(tokenOf(claims)))).toEqual(plain(value))
    }),
  )
})

const fragment = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '`',
    '\\',
    '//',
    '/*',
    '*/',
    '\n',
    ' ',
    'role',
    'policy',
    '3',
    '-',
    '${',
    '(',
    ')',
    ';',
  ],
  ...['=', '...', '__proto__', 'eyJ', '.', '\u200b', '\ud800', '\\u', 'null', 'const x =', 'version', 'devices'],
)

test('no text makes it throw; its place is within the text; every draft passes the strict reader and holds nothing stamped', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const read = readImport(text, nothingKnown)
        if (read.ok) {
          const again = readJson(read.value.draftText)
          if (!again.ok || again.value.root.kind !== 'object') throw new Error('not a draft')
          const keys = again.value.root.members.map((member) => member.key)
          expect(keys.filter((name) => reservedClaimNames.some((stamped) => stamped === name))).toEqual([])
        } else {
          expect(read.error.from).toBeGreaterThanOrEqual(0)
          expect(read.error.from).toBeLessThanOrEqual(text.length)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test.each([
  '~',
  '`',
  '>',
  'a,',
  'b(',
  'const a = b()\n',
  '{',
  '[',
  "'",
  '/*',
  '//\n',
  '{a:',
  ' ',
  'a.',
  'ey-',
  '(',
  '`${',
  ',',
  '=',
  'x=',
  '\\',
  '"',
])('a long run of %j is answered, not waited for', (part) => {
  const text = part.repeat(Math.floor(60_000 / part.length))
  expect(readImport(text, nothingKnown).ok).toBe(false)
  expect(readImport(`{ role: null, x: ${text}`, nothingKnown).ok).toBe(false)
  expect(readImport(`{ exp: ${text}`, nothingKnown).ok).toBe(false)
})

test('a problem inside a fence is placed in the whole text', () => {
  const read = readImport('Look:\n```\n{ "version": 3,\n  "push": { "permissions": [1.5] } }\n```\n', nothingKnown)
  expect(read.ok ? '' : `${read.error.position.line}:${read.error.position.column} ${read.error.message}`).toMatch(
    /^4:29 .*decimal/,
  )
})

test('an open value is declared as a parameter, and said', () => {
  const read = readImport(
    '{ version: 3, devices: { custom_data: { user_id: user.id, tenant: <your tenant> } } }',
    nothingKnown,
  )
  expect(read.ok && read.value.parameters).toEqual([
    { name: 'user_id', type: 'string', label: 'User id', required: true },
    { name: 'your_tenant', type: 'string', label: 'Your tenant', required: true },
  ])
  expect(read.ok && read.value.changed).toContain(
    'Made a parameter user_id of the variable user.id: the person who signs fills it in.',
  )
})

test('one long line is laid out, with every key where it stood', () => {
  const custom = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`key_${at}`, 'value']))
  const text = JSON.stringify({ policy: { version: 3, devices: { custom_data: { z: '1', ...custom } } } })
  const read = readImport(text.replace('"z"', '"10":"x","9"'), nothingKnown)
  expect(read.ok && read.value.draftText.split('\n').slice(5, 7)).toEqual(['        "10": "x",', '        "9": "1",'])
  expect(read.ok && read.value.changed).toEqual(['Laid it out over several lines.'])
})

test('of stamped claims that stand as they are it is said what is wrong, and of blanks nothing', () => {
  const findings = (text: string) => {
    const read = readImport(text, nothingKnown)
    return read.ok ? read.value.findings.map(({ code }) => code) : [read.error.message]
  }
  expect(
    findings('{ "aud": "https://cobrowse.io/", "iat": 1795000000000, "sub": "help@acme.example", "role": null }'),
  ).toEqual(['audience-wrong', 'time-in-milliseconds', 'shared-subject'])
  expect(findings('{ "iss": "<account>", "sub": "<who>", "iat": <now>, "exp": now() + 60, "role": null }')).toEqual([])
})

test.each(['nbf', 'jti'])('a fixed %s is of one token, and a draft that is imported does not have it', (name) => {
  const claims = { role: 'agent', [name]: 1_795_000_500, policy: { version: 3 } }
  const token = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  for (const text of [JSON.stringify(claims), `${token.join('.')}.c2ln`]) {
    const read = readImport(text, nothingKnown)
    if (!read.ok) throw new Error(read.error.message)
    expect(JSON.parse(read.value.draftText)).toEqual({ role: 'agent', policy: { version: 3 } })
    expect(read.value.refused).toContain(`${name}: of one token only, and a template makes many.`)
    expect(read.value.understood.join(' ')).not.toContain(name)
  }
})

test('a blank in quotes becomes a parameter where one may stand, in a key of its own order, and is named elsewhere', () => {
  const text = `{"role":"<role>","policy":{"version":3,"devices":{"custom_data":{"user_id":"<user id>","10":"<tenant>"}},
    "sessions":{"id":" <session> ","custom_data":{"user_id":"<user id>"},"permissions":["<action>"]}}}`
  const read = readImport(text, nothingKnown)
  if (!read.ok) throw new Error(read.error.message)
  const { draftText, parameters, changed } = read.value
  expect(draftText).toBe(
    text.replaceAll('<user id>', '{{user_id}}').replace('<tenant>', '{{tenant}}').replace(' <session> ', '{{session}}'),
  )
  expect(parameters.map(({ name }) => name)).toEqual(['user_id', 'tenant', 'session'])
  expect(changed.filter((sentence) => sentence.startsWith('Left '))).toEqual([
    'Left "<role>" in role as it is: a blank to fill in, where no parameter may stand. Write the value it stands for.',
    'Left "<action>" in policy.sessions.permissions.0 as it is: a blank to fill in, where no parameter may stand. Write the value it stands for.',
  ])
})

test.each([
  "{ devices: { user_id: '<user id>' } }",
  '{"version":3,"devices":{"custom_data":{"u":"<user id>","v":"<user id>"}}}',
])('the same blank is one parameter, in %s', (text) => {
  const read = readImport(text, nothingKnown)
  expect(read.ok && read.value.parameters.map(({ name }) => name)).toEqual(['user_id'])
  expect(read.ok && read.value.draftText).not.toContain('<user id>')
})
