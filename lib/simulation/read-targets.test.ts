import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Result } from '@/lib/base'
import { printCsv } from '@/lib/base'
import { editText, type TextProblem } from '@/lib/json'
import { seedWorld } from '@/lib/sandbox'
import { testCaller, testNow } from '@/lib/sandbox/testing'
import type { ReadTargets } from './left-out'
import { readCsvTargets } from './read-csv-targets'
import { readJsonTargets } from './read-json-targets'
import { ownedBy } from './view-of'

type Read = Result<ReadTargets, TextProblem>

function shown(read: Read): unknown {
  if (!read.ok) return `${read.error.position.line}:${read.error.position.column} ${read.error.message}`
  return JSON.parse(JSON.stringify(read.value.targets.map(({ kind, name, target }) => ({ kind, name, target }))))
}

test('devices and sessions are told apart as the REST API answers them', () => {
  const text = `[
    { "id": "d1", "connectable": true, "custom_data": { "user_id": "u1", "device_name": "Pixel" }, "device": { "platform": "ios" } },
    { "id": "s1", "state": "active", "agent": { "id": "usr_1", "name": "Mara" }, "custom_data": {} },
    { "id": "x" }
  ]`
  expect(shown(readJsonTargets(text, 'session'))).toEqual([
    { kind: 'device', name: 'Pixel', target: { id: 'd1', custom_data: { user_id: 'u1', device_name: 'Pixel' } } },
    { kind: 'session', name: 's1', target: { id: 's1', custom_data: {}, agent: 'usr_1' } },
    { kind: 'session', name: 'x', target: { id: 'x' } },
  ])
})

test('a byte order mark before JSON or CSV is passed over, and no place moves by it', () => {
  const json = '\ufeff[{"id":"d1","custom_data":{}},{"id":"d2","custom_data":{"n":12345678901234567890}}]'
  const read = readJsonTargets(json, 'device')
  expect(read.ok && read.value.targets.map(({ target }) => target.id)).toEqual(['d1'])
  expect(read.ok && read.value.leftOut[0]?.from).toBe(json.indexOf('1234'))
  expect(shown(readCsvTargets('\ufeffid\nd1', 'device'))).toMatchObject([{ target: { id: 'd1' } }])
})

test.each(['/api/1/devices', '/api/1/sessions?agent=all'])(
  'the answer of the sandbox to GET %s is read whole',
  async (path) => {
    const { call } = await testCaller(seedWorld(testNow), { role: 'administrator' })
    const { json } = await call('GET', path)
    const read = readJsonTargets(JSON.stringify(json, null, 2), 'device')
    const data = json.map((one: { custom_data: unknown }) => one.custom_data)
    expect(JSON.parse(JSON.stringify(read.ok && read.value.targets.map(({ target }) => target.custom_data)))).toEqual(
      data,
    )
    expect(json.length).toBeGreaterThan(5)
  },
)

test('what others write is read as it is: fractions, dots, line ends, joined emoji, and false for no agent', () => {
  const target = {
    id: 's1',
    custom_data: { 'app.tenant': 'acme', score: 1.5, note: 'a\nb', name: '\u{1f469}\u200d\u{1f4bb}' },
  }
  expect(shown(readJsonTargets(JSON.stringify([{ ...target, agent: false }]), 'session'))).toMatchObject([{ target }])
  expect(shown(readCsvTargets('id,app.tenant\nd1,acme\n', 'device'))).toMatchObject([
    { target: { id: 'd1', custom_data: { 'app.tenant': 'acme' } } },
  ])
})

test('what belongs to the agent who asks is their own, and nobody else’s is', () => {
  const read = readJsonTargets(
    '[{"id":"a","agent":"usr_1"},{"id":"b","agent":"usr_2"},{"id":"c","agent":null}]',
    'session',
  )
  const views = read.ok ? read.value.targets : []
  expect(ownedBy('usr_1', views).map(({ target }) => target.agent)).toEqual(['me', 'usr_2', undefined])
  expect(ownedBy('', views)).toBe(views)
})

test('one target, and lists by name, are understood', () => {
  expect(shown(readJsonTargets('{"id":"d1"}', 'device'))).toMatchObject([{ kind: 'device' }])
  expect(shown(readJsonTargets('{"sessions":[{"id":"a"}],"devices":[{"id":"b"}]}', 'device'))).toMatchObject([
    { kind: 'session', name: 'a' },
    { kind: 'device', name: 'b' },
  ])
})

test.each([
  ['[1]', '1:2 A device or session is an object with id and custom_data.'],
  ['{"name":"x"}', '1:1 A device or session is an object with id and custom_data.'],
  ['[{"id":"a","custom_data":[]}]', '1:26 custom_data is an object.'],
  ['{"id":"a","agent":[5]}', '1:19 The agent of a session is a text, or an object with an id.'],
  ['{"id":"a",}', '1:10 The comma before this closing bracket is one too many.'],
  ['[{"id":"a"},{"id":"b"]', '1:22 This bracket does not close the object opened on line 1.'],
  [
    '{"id":"a","tags":[1.5.5]}',
    '1:19 "1.5.5" is not a number in JSON. Write digits only, without leading zeros or a plus sign.',
  ],
])('%j is refused at its place', (text, says) => {
  expect(shown(readJsonTargets(text, 'device'))).toBe(says)
})

/** What is left out and why, and the names that are asked about after each fix. */
function fixed(text: string, read: (text: string) => Read): unknown {
  const first = read(text)
  if (!first.ok) throw new Error(first.error.message)
  return first.value.leftOut.map(({ name, message, position, fix }) => {
    const then = read(editText(text, fix.edits))
    const names = then.ok && then.value.targets.map((one) => one.name)
    return [`${position.line}:${position.column} ${name}: ${message.slice(0, 20)}`, fix.label, names]
  })
}

test.each([
  ['[{"id":"a"},\n {"id":7}]', '2:8 Row 2: The id of a device o', 'Put it in quotes', ['a', '7']],
  ['{"id":7}', '1:7 Row 1: The id of a device o', 'Put it in quotes', ['7']],
  ['[{"id":7},{"id":"a"}]', '1:8 Row 1: The id of a device o', 'Put it in quotes', ['7', 'a']],
  ['[{"id":"a"},{"id":"s","agent":5}]', '1:31 Row 2: The agent of a sessi', 'Put it in quotes', ['a', 's']],
  ['[{"id":"a",},{"id":"b"}]', '1:11 Row 1: The comma before thi', 'Remove the comma', ['a', 'b']],
  ['[ 17 , {"id":"b"}]', '1:3 Row 1: A device or session ', 'Remove it', ['b']],
  ['[{"id":"a"}, {"custom_data":[]} ]', '1:29 Row 2: custom_data is an ob', 'Remove it', ['a']],
  ['[{"id":"a","id":"b"},{"id":"c"}]', '1:12 Row 1: The key "id" is alre', 'Remove it', ['c']],
  ['{"sessions":[{"id":"s"},{"id":x}]}', '1:31 Row 2: The word "x" is not ', 'Remove it', ['s']],
  ['[{"id":"a"},{"__proto__":1},{"id":"c"}]', '1:14 Row 2: The key "__proto__" ', 'Remove it', ['a', 'c']],
  ['[{"id":"},{"},{"id":"]\\"","x":.1}]', '1:31 Row 2: ".1" is not a number', 'Remove it', ['},{']],
])('in %j one row is left out, at its place, and the rest is asked about', (text, says, label, names) => {
  expect(fixed(text, (one) => readJsonTargets(one, 'device'))).toEqual([[says, label, names]])
})

test.each([
  ['id,user_id\nd1,u1\nd2\n', '3:1 Row 2: This row has 1 cell,', 'Add empty cells', ['d1', 'd2']],
  ['id;user_id\nd1;u1;;\nd2;u2', '2:1 Row 1: This row has 4 cells', 'Remove the empty cells', ['d1', 'd2']],
  ['id,user_id\nd1,u1,x\nd2,u2', '2:1 Row 1: This row has 3 cells', 'Remove it', ['d2']],
  ['id,user_id\nd1,\ud800\nd2,u2', '2:4 Row 1: The code U+D800 is h', 'Remove it', ['d2']],
  ['id,user_id\nd1,"u"1\nd2,u2', '2:7 Row 1: Text follows the clo', 'Remove it', ['d2']],
  ['id,user_id\nd1,"u1\nd2,u2', '2:4 Row 1: This quote is not cl', 'Remove it', ['d2']],
])('in the CSV %j one row is left out, at its place, and the rest is asked about', (text, says, label, names) => {
  expect(fixed(text, (one) => readCsvTargets(one, 'device'))).toEqual([[says, label, names]])
})

test('whatever is wrong with one row of a list, no other row is lost or changed', () => {
  const row = fc.record({ id: fc.stringMatching(/^[a-z{}[\],"\\]{1,6}$/) }).map((one) => JSON.stringify(one))
  const broken = fc.constantFrom(
    '{"id":1}',
    '7',
    '{"id":"x",}',
    '{"a":01}',
    '{"id":"x","id":"y"}',
    'tru',
    '"x\ty"',
    '{x:1}',
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), broken, fc.nat(5), (rows, bad, place) => {
      const text = `[${rows.toSpliced(place, 0, bad).join(' ,\n')}]`
      const read = readJsonTargets(text, 'device')
      const ids = read.ok && read.value.targets.map(({ target }) => target.id)
      expect(ids).toEqual(rows.map((one) => JSON.parse(one).id))
      expect(read.ok && read.value.leftOut).toHaveLength(1)
    }),
  )
})

const long = `{"devices":[
  {"id":"d1","custom_data":{"account":9007199254740993}},
  {"id":"d2","custom_data":{"account":9007199254740992}},
  {"id":"d3","custom_data":{"account":"9007199254740993"},"battery":0.12345678901234567890},
  {"id":"d4","custom_data":{"seen":[0.1],"account":18446744073709551615}}
]}`

test('a number that cannot be held exactly leaves out its own target alone, and is never shown as another', () => {
  const read = readJsonTargets(long, 'device')
  if (!read.ok) throw new Error(read.error.message)
  const { targets, leftOut } = read.value
  expect(targets.map(({ name }) => name)).toEqual(['d2', 'd3'])
  expect(leftOut.map(({ name, position }) => `${name} ${position.line}:${position.column}`)).toEqual([
    'd1 2:39',
    'd4 5:52',
  ])
  expect(leftOut[0]?.message).toContain('custom_data.account is 9007199254740993')
  expect(JSON.stringify([targets, leftOut.map(({ message }) => message)])).not.toContain('9007199254740994')
  const fixed = readJsonTargets(
    editText(
      long,
      leftOut.flatMap(({ fix }) => fix.edits),
    ),
    'device',
  )
  expect(fixed).toMatchObject({ ok: true, value: { leftOut: [] } })
  expect(shown(fixed)).toMatchObject([{ target: { custom_data: { account: '9007199254740993' } } }, {}, {}, {}])
})

test.each(['1e400', '-1e400', '1e-400', '1e99999999999999999999', '9'.repeat(400), '0.1e400'])(
  'the number %.20s, which is larger or smaller than any, leaves out its own target alone, and in quotes is taken in',
  (digits) => {
    const text = `[{"id":"d1","custom_data":{"n":${digits}}},{"id":"d2","battery":${digits}},{"id":"d3"}]`
    const read = readJsonTargets(text, 'device')
    if (!read.ok) throw new Error(read.error.message)
    const { targets, leftOut } = read.value
    expect(targets.map(({ name }) => name)).toEqual(['d2', 'd3'])
    expect(leftOut.map(({ name, position }) => `${name} ${position.line}:${position.column}`)).toEqual(['d1 1:32'])
    const edits = leftOut.flatMap(({ fix }) => fix.edits)
    expect(shown(readJsonTargets(editText(text, edits), 'device'))).toMatchObject([
      { target: { custom_data: { n: digits } } },
      {},
      {},
    ])
  },
)

test('a cell of CSV is a text, so its digits stay', () => {
  const read = readCsvTargets('id,custom_data.account\nd1,9007199254740993\nd4,00042\n', 'device')
  expect(shown(read)).toMatchObject([
    { target: { custom_data: { account: '9007199254740993' } } },
    { target: { custom_data: { account: '00042' } } },
  ])
})

test('a long list has room that a draft has not', () => {
  const list = Array.from({ length: 900 }, (_, index) => ({ id: `d${index}`, custom_data: { user_id: 'u' } }))
  expect(readJsonTargets(JSON.stringify(list), 'device').ok).toBe(true)
  expect(shown(readJsonTargets(JSON.stringify([...list, ...list]), 'device'))).toMatch(/more than 1000 targets/)
})

test('a row of CSV is a target; an empty cell is a missing key', () => {
  const text = 'id,user_id,custom_data.id,device_name\nd1,u1,x,Pixel\n,u2,,\n'
  expect(shown(readCsvTargets(text, 'device'))).toEqual([
    {
      kind: 'device',
      name: 'Pixel',
      target: { id: 'd1', custom_data: { user_id: 'u1', id: 'x', device_name: 'Pixel' } },
    },
    { kind: 'device', name: 'Device 2', target: { custom_data: { user_id: 'u2' } } },
  ])
})

test.each([
  ['', '1:1 There is nothing here yet. Start with a row of keys.'],
  ['a,b\n1,"2', '2:3 This quote is not closed.'],
  ['a,b\n1,2,3', '2:1 This row has 3 cells, the header has 2.'],
  ['a,a\n1,2', '1:3 The column "a" is there twice.'],
  ['a,custom_data.a\n1,2', '1:3 The column "custom_data.a" is there twice.'],
  ['a,__proto__\n1,2', '1:3 The key "__proto__" has a special meaning in JavaScript, so it is refused.'],
  ['a,b\n1,\ud800', '2:3 The code U+D800 is half of a character. Write the whole character.'],
])('the CSV %j is refused at its place', (text, says) => {
  expect(shown(readCsvTargets(text, 'device'))).toBe(says)
})

test('printed custom data is read back as the same texts', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9_ ]{0,8}$/).map((text) => text.trim())
  fc.assert(
    fc.property(
      fc.uniqueArray(
        word.filter((key) => key !== 'id' && key !== 'agent'),
        { minLength: 1, maxLength: 4 },
      ),
      word,
      (keys, value) => {
        const read = readCsvTargets(printCsv([keys, keys.map(() => value)]), 'session')
        expect(read.ok && read.value.targets[0]?.target.custom_data).toMatchObject(
          Object.fromEntries(keys.map((key) => [key, value])),
        )
      },
    ),
  )
})

test('no text makes either reader throw, and a problem lies within the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      for (const read of [readJsonTargets(text, 'device'), readCsvTargets(text, 'session')]) {
        if (!read.ok) expect(read.error.from).toBeLessThanOrEqual(text.length)
      }
    }),
  )
})
