import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluatePolicy } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import { nothingKnown } from '@/lib/tokens'
import { askedOf, groupsOfAsks } from './asks'
import { readCsv } from './csv'
import { csvOfMatrix, jsonOfMatrix } from './export'
import { simulate } from './matrix'
import { readClaims } from './read-claims'
import { readJsonTargets } from './read-json-targets'
import { requestFor } from './request'
import { keepSetup, readKeptSetup, startSetup } from './setup'
import { keepTargets, readKeptTargets, startTargets } from './target-setup'

function view(kind: TargetView['kind'], user: string): TargetView {
  return { kind, id: `${kind}-${user}`, name: user, detail: '', target: { id: user, custom_data: { user_id: user } } }
}

const targets = [view('device', 'u1'), view('device', '=u7'), view('session', 'u1')]
const claims = { role: null, policy: { version: 3, devices: { custom_data: { user_id: 'u1' } }, features: {} } }
const every = groupsOfAsks.flatMap(({ asks }) => asks.map(({ name }) => name))

test('every cell is the answer the policy gives to its own question', () => {
  fc.assert(
    fc.property(fc.subarray(every), fc.subarray(targets), (names, some) => {
      const asked = askedOf(names)
      const matrix = simulate({ claims, targets: some, asked })
      for (const { kind, rows } of matrix.groups) {
        for (const { id, cells } of rows) {
          const target = some.find((one) => one.kind === kind && one.id === id)?.target ?? {}
          for (const cell of cells) {
            expect(cell.decision.effect).toBe(evaluatePolicy(claims, requestFor(target, cell.asked, undefined)))
          }
        }
      }
    }),
  )
})

test('counts by question and over all, and names the readings taken', () => {
  const matrix = simulate({ claims, targets, asked: askedOf(['push:create', 'devices:read', 'features:update']) })
  expect(matrix.groups.map(({ kind, allowed }) => [kind, allowed])).toEqual([
    ['device', [1, 0]],
    ['account', [1]],
  ])
  expect([matrix.allowed, matrix.total]).toEqual([2, 5])
  expect(matrix.readings).toEqual(['A5'])
})

test('the CSV has one line for each answer, and no cell that a spreadsheet runs', () => {
  const matrix = simulate({ claims, targets, asked: askedOf(['devices:read']) })
  const rows = readCsv(csvOfMatrix(matrix))
  expect(rows.map(({ cells }) => [cells[1]?.text, cells[5]?.text])).toEqual([
    ['target', 'answer'],
    ['u1', 'allow'],
    ["'=u7", 'deny'],
  ])
})

test('the JSON says that it is a simulation and holds of the claims only role and policy', () => {
  const matrix = simulate({ claims, targets, asked: askedOf(['devices:read']) })
  const told = JSON.parse(jsonOfMatrix(matrix, { ...claims, ...{ sub: 'a@b.example' } }))
  expect(told).toMatchObject({ claims: JSON.parse(JSON.stringify(claims)), allowed: 1, total: 2 })
  expect(told.notice).toMatch(/simulation/)
  expect(Object.keys(told.claims)).toEqual(['role', 'policy'])
  expect(told.targets[1].answers['devices:read'].why).toBe('Wants user_id = u1, has "=u7".')
})

test('what is saved has the keys of the policy and of the targets where their authors put them, whole numbers too', () => {
  const data = '{ "b": "x", "10": "y", "2": "z" }'
  const read = readClaims(
    `{ "role": null, "policy": { "version": 3, "devices": { "custom_data": ${data} } } }`,
    nothingKnown,
  )
  const pasted = readJsonTargets(`[{ "id": "d1", "custom_data": ${data} }]`, 'device')
  if (!read.ok || !pasted.ok) throw new Error('not read')
  const matrix = simulate({
    claims: read.value.claims,
    targets: pasted.value.targets,
    asked: askedOf(['devices:read']),
  })
  const saved = jsonOfMatrix(matrix, read.value.claims)
  expect(saved).toMatch(/"custom_data": \{\s*"b": "x",\s*"10": "y",\s*"2": "z"\s*\}/)
  expect(saved).toContain('"custom_data": "b = x, 10 = y, 2 = z"')
  expect(csvOfMatrix(matrix)).toContain('b = x, 10 = y, 2 = z')
})

const token = `${btoa('{"alg":"RS256"}').replace(/=+$/, '')}.${btoa('{"role":null,"a":1}').replace(/=+$/, '')}.c2lnbmF0dXJl`

test('no token is ever kept, wherever it was pasted', () => {
  const start = startSetup('')
  fc.assert(
    fc.property(
      fc.constantFrom('token', 'json', 'targetsJson', 'targetsCsv', 'agentId'),
      fc.string(),
      (key, around) => {
        expect(keepSetup({ ...start, [key]: `${around} ${token}` })).not.toContain(token.slice(0, 12))
      },
    ),
  )
})

test('pasted targets survive a reload without the rest of the simulator', () => {
  const setup = { ...startTargets, targets: 'json', targetsJson: '[]', kind: 'session', agentId: 'usr_1' } as const
  expect(readKeptTargets(keepTargets(setup))).toEqual(setup)
  expect(readKeptTargets('{"targets":"elsewhere","kind":7}')).toEqual(startTargets)
  expect(keepTargets({ ...setup, targetsCsv: token })).not.toContain(token.slice(0, 12))
})

test('everything else survives a reload', () => {
  const setup = {
    ...startSetup('tpl_1'),
    source: 'json',
    targets: 'csv',
    targetsCsv: 'a,b',
    kind: 'session',
    asked: [],
  } as const
  expect(readKeptSetup(keepSetup(setup), startSetup(''))).toEqual(setup)
})

test('what was not kept by Remit is not believed', () => {
  const start = startSetup('')
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (kept) => {
      const { source, asked } = readKeptSetup(kept, start)
      expect(['template', 'token', 'json']).toContain(source)
      expect(Array.isArray(asked)).toBe(true)
    }),
  )
})
