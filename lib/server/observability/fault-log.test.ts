import { expect, test } from 'vitest'
import { makeFaultLog } from './fault-log'

const minute = 60_000
const fault = 'Error: it broke\n    at here (/app/here.js:1:2)'

test('a fault has its stack once a minute, and one short line under the id of each other request', () => {
  const log = makeFaultLog()
  expect(log(fault, 'req_1', 0)).toEqual({ fault, requestId: 'req_1' })
  expect(log(fault, 'req_2', 1)).toEqual({ fault: 'Error: it broke', requestId: 'req_2' })
  expect(log(`${fault} and there`, 'req_3', 2)).toMatchObject({ fault: `${fault} and there` })
  expect(log(fault, 'req_4', minute)).toMatchObject({ fault })
})

test('however many faults there are, a minute has sixty lines, and the next one says how many are missing', () => {
  const log = makeFaultLog()
  const lines = Array.from({ length: 20_000 }, (_, index) => log(`${fault} ${index % 300}`, `req_${index}`, index))
  const firstMinute = lines.filter((line) => line !== null)
  expect(firstMinute).toHaveLength(60)
  expect(JSON.stringify(firstMinute).length).toBeLessThan(60 * 200)
  expect(log(fault, 'req_last', minute)).toMatchObject({ requestId: 'req_last', more: 20_000 - 60 })
  expect(log(fault, 'req_after', minute)).not.toHaveProperty('more')
})

test('a clock that is set back starts a new minute', () => {
  const log = makeFaultLog()
  for (let index = 0; index < 100; index += 1) log(fault, 'req_1', 10 * minute)
  expect(log(fault, 'req_2', 0)).toMatchObject({ fault, more: 40 })
})
