import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editText } from '@/lib/json'
import { createEcho, differenceOf } from './echo'

describe('telling an echo from a new text', () => {
  it('takes what is shown, and what was sent and comes back late, as its own', () => {
    const echo = createEcho()
    for (const text of ['a', 'ab', 'abc']) echo.send(text)
    expect([echo.isOwn('a', 'abc'), echo.isOwn('ab', 'abc'), echo.isOwn('abc', 'abc')]).toEqual([true, true, true])
  })

  it('takes an older text as new once a later one has come back: somebody restored it', () => {
    const echo = createEcho()
    for (const text of ['a', 'ab']) echo.send(text)
    expect(echo.isOwn('ab', 'ab')).toBe(true)
    expect(echo.isOwn('a', 'ab')).toBe(false)
  })

  it('takes a text it never sent as new', () => {
    const echo = createEcho()
    echo.send('a')
    expect(echo.isOwn('theirs', 'a')).toBe(false)
  })
})

describe('the difference of two texts', () => {
  it('is one edit that leads from the one to the other and leaves both shared ends alone', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = differenceOf(before, after)
        expect(editText(before, [edit])).toBe(after)
        expect(edit.from <= edit.to).toBe(true)
      }),
    )
  })
})
