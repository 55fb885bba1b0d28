import { expect, test } from 'vitest'
import { readPairs, readPasted } from './read-target'

test('pairs are asked about on every resource, whoever has taken the session, and a number counts as a text too', () => {
  expect(readPairs('user_id = c_4711\n\nseat = 7\nvip = true\nzip="0815"\nid = d_1')).toEqual({
    ok: true,
    value: {
      resources: ['devices', 'sessions', 'push', 'recordings'],
      target: {
        id: 'd_1',
        custom_data: { user_id: 'c_4711', seat: ['7', 7], vip: ['true', true], zip: '0815' },
        agent: 'open',
      },
    },
  })
})

test.each([['user_id'], ['= 3'], ['a ='], ['']])('%j is told to be no pair', (text) => {
  expect(readPairs(text)).toMatchObject({ ok: false, error: expect.stringMatching(/key = value/) })
})

test('a key in two lines is refused, as nobody but its author knows which is meant', () => {
  for (const text of ['user_id = 1\nuser_id = 2', 'id = d_1\na = 1\n id=d_1']) {
    expect(readPairs(text)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^The key \w+ stands in two lines/),
    })
  }
})

test('a pasted session is asked about as a session, a device as a device', () => {
  expect(readPasted('{"id":"s1","state":"active","custom_data":{"user_id":"c_1"}}')).toMatchObject({
    ok: true,
    value: {
      resources: ['sessions', 'recordings'],
      target: { id: 's1', custom_data: { user_id: 'c_1' }, agent: null },
    },
  })
  expect(readPasted('{"id":"d1","custom_data":{}}')).toMatchObject({
    ok: true,
    value: { resources: ['devices', 'push'] },
  })
})

test.each([
  ['{"id":', 'ends before the object'],
  ['[{"id":"a"},{"id":"b"}]', 'not a list'],
  ['[{"id":"a"},{"id":7}]', 'not a list'],
  ['{"id":7}', 'Line 1, column 7: The id of a device'],
  ['{"id":"a","custom_data":{"n":9007199254740993}}', 'custom_data.n is 9007199254740993'],
  ['', 'Paste a device'],
])('%j is told', (text, words) => {
  expect(readPasted(text)).toMatchObject({ ok: false, error: expect.stringContaining(words) })
})

test('a session is asked about with the agent who has taken it, by id and e-mail', () => {
  const pasted = '{"id":"s1","state":"active","agent":{"id":"usr_1","name":"Ida","email":"ida@acme.example"}}'
  expect(readPasted(pasted)).toMatchObject({
    ok: true,
    value: { target: { agent: { id: 'usr_1', email: 'ida@acme.example' } } },
  })
  expect(readPasted('{"id":"s1","state":"active","agent":"usr_1"}')).toMatchObject({
    ok: true,
    value: { target: { agent: { id: 'usr_1' } } },
  })
})
