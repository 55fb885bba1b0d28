import { expect, test } from 'vitest'
import { toggleRole } from './edit'
import { openGuardrail } from './guardrail'
import type { GuardrailView } from './guardrail-view'
import { type GuardrailSitting, isUnsaved, type SittingEvent, sittingAfter, startSitting, stashOf } from './sitting'

const stored: GuardrailView = { guardrail: openGuardrail, revision: 3, updatedAt: 1 }
const mine = toggleRole(openGuardrail, 'administrator')
const theirs: GuardrailView = { guardrail: toggleRole(openGuardrail, 'absent'), revision: 4, updatedAt: 2 }
const failure = { code: 'unavailable', message: 'Try again.' } as const

function after(...events: readonly SittingEvent[]): GuardrailSitting {
  return events.reduce(sittingAfter, startSitting(stored))
}
const edited: SittingEvent = { kind: 'edited', draft: mine }

test('a refusal, a conflict and a list of refused versions keep what was typed', () => {
  const ends: readonly SittingEvent[] = [
    { kind: 'failed', failure },
    { kind: 'overtaken', theirs },
    { kind: 'would-refuse', versions: [] },
  ]
  expect(ends.map((end) => after(edited, { kind: 'sent' }, end).draft)).toEqual([mine, mine, mine])
  expect(after(edited, { kind: 'failed', failure }).failure).toBe(failure)
})

test('the list of refused versions is forgotten at the next edit, because it was of another draft', () => {
  expect(after(edited, { kind: 'would-refuse', versions: [] }).refused).toEqual([])
  expect(after(edited, { kind: 'would-refuse', versions: [] }, edited).refused).toBeNull()
})

test('after a conflict, keeping mine starts from theirs, and taking theirs leaves nothing unsaved', () => {
  const kept = after(edited, { kind: 'overtaken', theirs }, { kind: 'kept-mine' })
  expect([kept.base.revision, kept.draft, kept.theirs]).toEqual([4, mine, null])
  const taken = after(edited, { kind: 'overtaken', theirs }, { kind: 'took-theirs' })
  expect([taken.draft, isUnsaved(taken)]).toEqual([theirs.guardrail, false])
})

test('saving makes the draft the stored one, and discarding brings the stored one back', () => {
  const saved = after(edited, { kind: 'saved', view: { guardrail: mine, revision: 4, updatedAt: 9 } })
  expect([isUnsaved(saved), saved.phase, saved.base.revision]).toEqual([false, 'saved', 4])
  expect(after(edited, { kind: 'discarded' }).draft).toEqual(openGuardrail)
})

test('unsaved changes survive a reload; overtaken ones show theirs first, at every reload until chosen', () => {
  expect(stashOf(after())).toBeNull()
  const stash = stashOf(after(edited))
  if (stash === null) throw new Error('nothing was kept')
  const again = after({ kind: 'restored', stash })
  expect([again.draft, again.theirs, isUnsaved(again)]).toEqual([mine, null, true])
  const overtaken = sittingAfter(startSitting(theirs), { kind: 'restored', stash })
  expect([overtaken.draft, overtaken.theirs]).toEqual([mine, theirs])
  const kept = stashOf(overtaken)
  if (kept === null) throw new Error('nothing was kept')
  expect(sittingAfter(startSitting(theirs), { kind: 'restored', stash: kept }).theirs).toEqual(theirs)
})

test('what the browser kept but cannot be read changes nothing', () => {
  expect(after({ kind: 'restored', stash: { revision: 3, text: '{}' } })).toEqual(startSitting(stored))
})

test('the last role stays allowed', () => {
  expect(toggleRole({ ...openGuardrail, roles: ['null'] }, 'null').roles).toEqual(['null'])
})
