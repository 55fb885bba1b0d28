import { expect, test } from 'vitest'
import { type Deed, deeds, mayDo } from './deeds'

const names = Object.keys(deeds).filter((name): name is Deed => name in deeds)

test('someone without a role may do nothing but set up', () => {
  expect(names.filter((deed) => mayDo(deed, []))).toEqual(['setup.complete'])
})

test('the owner may do every deed', () => {
  expect(names.filter((deed) => !mayDo(deed, ['owner']))).toEqual([])
})
