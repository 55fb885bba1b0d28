import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { requireFreeSpace } from './free-space'

const megabyte = 1024 * 1024

test('a disk with 64 MB free is enough, and one with a byte less is refused by what is free', () => {
  expect(() => requireFreeSpace('/data', { free: 64 * megabyte })).not.toThrow()
  expect(() => requireFreeSpace('/data', { free: 64 * megabyte - 1 })).toThrow(
    /holds \/data has 63 MB free, .* needs 64\. Make room/,
  )
})

test('the file system is asked, and one that counts no space is not in the way', () => {
  expect(() => requireFreeSpace(tmpdir())).not.toThrow()
  if (process.platform === 'linux') expect(() => requireFreeSpace('/proc')).not.toThrow()
})
