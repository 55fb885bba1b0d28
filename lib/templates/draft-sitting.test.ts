import { describe, expect, it } from 'vitest'
import { isUnsaved, type Sitting, type SittingEvent, sit, startSitting } from './draft-sitting'

const parts = { parameters: '[]\n', tests: '', embed: '{}\n', issuance: '{}\n' }
const saved = { ...parts, text: '{\n  "role": null\n}', revision: 4, updatedAt: 1_000 }
const mine = '{\n  "role": "agent"\n}'
const theirs = { ...parts, text: '{}', revision: 6, updatedAt: 2_000, updatedBy: 'mara@acme.example', isOwn: false }
const failure = { code: 'unavailable', message: 'Remit cannot be reached.' } as const

function sittingAfter(...events: readonly SittingEvent[]): Sitting {
  return events.reduce(sit, startSitting(saved))
}

const typed = { kind: 'typed', text: mine } as const
const started = { kind: 'save-started', at: 9_000 } as const
const conflict = { kind: 'save-failed', failure: { code: 'conflict', message: 'Changed meanwhile.' } } as const

describe('reading', () => {
  it('keeps the last good document while the text is broken, and names the place', () => {
    const sitting = sittingAfter({ kind: 'typed', text: '{ "role": ' })
    expect(sitting.document?.text).toBe(saved.text)
    expect(sitting.problem?.position.line).toBe(1)
  })

  it('reads the text again as soon as it is mended', () => {
    const sitting = sittingAfter({ kind: 'typed', text: '{ "role": ' }, typed)
    expect(sitting.document?.text).toBe(mine)
    expect(sitting.problem).toBeNull()
  })

  it('has no document when not even the stored text is sound', () => {
    expect(startSitting({ ...saved, text: '{' }).document).toBeNull()
  })
})

describe('saving', () => {
  it('waits once something is typed and is saved again when the typing is undone', () => {
    expect(sittingAfter(typed).phase.kind).toBe('waiting')
    expect(sittingAfter(typed, { kind: 'typed', text: saved.text }).phase.kind).toBe('saved')
  })

  it('takes on the revision the server names', () => {
    const sitting = sittingAfter(typed, started, {
      kind: 'save-done',
      saved: { ...parts, text: mine, revision: 5, updatedAt: 3_000 },
    })
    expect(sitting.saved.revision).toBe(5)
    expect(sitting.phase.kind).toBe('saved')
    expect(isUnsaved(sitting)).toBe(false)
  })

  it('waits again when something was typed while a save was under way', () => {
    const done = { kind: 'save-done', saved: { ...parts, text: mine, revision: 5, updatedAt: 3_000 } } as const
    const sitting = sittingAfter(typed, started, { kind: 'typed', text: '{}' }, done)
    expect(sitting.phase.kind).toBe('waiting')
    expect(sitting.text).toBe('{}')
  })

  it('keeps the text when refused and tries again with the next keystroke', () => {
    const refused = sittingAfter(typed, started, { kind: 'save-failed', failure })
    expect(refused.text).toBe(mine)
    expect(refused.phase).toEqual({ kind: 'failed', failure })
    expect(sit(refused, { kind: 'typed', text: '{}' }).phase.kind).toBe('waiting')
  })

  it('waits for a new sign-in, whatever is typed, and saves after it', () => {
    const ended = { kind: 'save-failed', failure: { code: 'unauthenticated', message: 'Signed out.' } } as const
    const sitting = sittingAfter(typed, started, ended, { kind: 'typed', text: '{}' })
    expect(sitting.phase.kind).toBe('signed-out')
    expect(sit(sitting, { kind: 'retried' }).phase.kind).toBe('waiting')
  })
})

describe('a server that does not answer', () => {
  const done = { kind: 'save-done', saved: { ...parts, text: mine, revision: 5, updatedAt: 3_000 } } as const
  const since = (sitting: Sitting) => sitting.trouble?.since ?? null

  it('is said with since when, and stays said while it is tried again, until a save is done', () => {
    const slow = sittingAfter(typed, started, { kind: 'save-slow' })
    expect(since(slow)).toBe(9_000)
    const givenUp = sit(slow, { kind: 'save-given-up', sent: { ...parts, text: mine }, failure })
    expect(givenUp.phase.kind).toBe('failed')
    const again = [
      { kind: 'typed', text: '{ }' },
      { ...started, at: 12_000 },
      { kind: 'save-failed', failure },
    ] as const
    let sitting = givenUp
    for (const event of again) {
      sitting = sit(sitting, event)
      expect(since(sitting)).toBe(9_000)
    }
    expect(sit(sitting, done).trouble).toBeNull()
  })

  it('is not said of a save that was answered in time', () => {
    expect(sittingAfter(typed, started, done, { kind: 'save-slow' }).trouble).toBeNull()
  })

  it('has what it took without an answer taken for one’s own, and the rest is saved over it', () => {
    const sent = sittingAfter(typed, started, { kind: 'save-given-up', sent: { ...parts, text: mine }, failure })
    const later = [{ kind: 'typed', text: '{ }' }, { ...started, at: 12_000 }, conflict] as const
    const mineThere = { ...theirs, text: mine }
    const sitting = sit(later.reduce(sit, sent), { kind: 'theirs-arrived', theirs: mineThere })
    expect(sitting).toMatchObject({ text: '{ }', saved: { revision: 6, text: mine }, phase: { kind: 'waiting' } })
  })
})

describe('what is saved elsewhere', () => {
  const elsewhere = { kind: 'saved-elsewhere', theirs } as const

  it('shows at once where nothing is unsaved', () => {
    expect(sittingAfter(elsewhere)).toMatchObject({
      text: theirs.text,
      saved: { revision: 6 },
      phase: { kind: 'saved' },
      aside: null,
    })
  })

  it('is a conflict at once where something is unsaved, also after a refusal, and changes nothing of it', () => {
    for (const events of [[typed], [typed, started, { kind: 'save-failed', failure } as const]]) {
      expect(sittingAfter(...events, elsewhere)).toMatchObject({
        text: mine,
        saved: { revision: 4 },
        phase: { kind: 'conflict', theirs: { revision: 6 } },
      })
    }
  })

  it('is left alone while a save is under way or the sign-in has ended, and when it is no news', () => {
    const ended = { kind: 'save-failed', failure: { code: 'unauthenticated', message: 'Signed out.' } } as const
    for (const events of [
      [typed, started],
      [typed, started, ended],
    ]) {
      const before = sittingAfter(...events)
      expect(sit(before, elsewhere)).toBe(before)
    }
    const known = sittingAfter()
    expect(sit(known, { ...elsewhere, theirs: { ...theirs, revision: 4 } })).toBe(known)
  })

  it('is no conflict where both wrote the same', () => {
    expect(sittingAfter(typed, { ...elsewhere, theirs: { ...theirs, text: mine } })).toMatchObject({
      phase: { kind: 'saved' },
      saved: { revision: 6 },
    })
  })
})

describe('conflicts', () => {
  const inConflict = [typed, started, conflict, { kind: 'theirs-arrived', theirs }] as const

  it('saves nothing until a person decides', () => {
    expect(sittingAfter(...inConflict, { kind: 'typed', text: '{ }' }).phase.kind).toBe('conflict')
  })

  it('keeps mine over their revision only when asked to', () => {
    const sitting = sittingAfter(...inConflict, { kind: 'kept-mine' })
    expect(sitting).toMatchObject({ text: mine, saved: { revision: 6 }, phase: { kind: 'waiting' }, aside: null })
  })

  it('takes theirs and sets mine aside until it is discarded', () => {
    const sitting = sittingAfter(...inConflict, { kind: 'took-theirs' })
    expect(sitting).toMatchObject({ text: theirs.text, saved: { revision: 6 }, phase: { kind: 'saved' } })
    expect(sitting.aside).toEqual({ ...parts, text: mine })
    expect(sit(sitting, { kind: 'aside-discarded' }).aside).toBeNull()
  })

  it('has nothing to decide when both wrote the same', () => {
    const same = { ...theirs, text: mine }
    const sitting = sittingAfter(typed, started, conflict, { kind: 'theirs-arrived', theirs: same })
    expect(sitting).toMatchObject({ phase: { kind: 'saved' }, saved: { revision: 6 } })
  })

  it('cannot be decided before theirs is there', () => {
    expect(sittingAfter(typed, started, conflict, { kind: 'took-theirs' }).text).toBe(mine)
  })
})

describe('what this browser kept', () => {
  it('comes back when the server has the same revision, and is saved', () => {
    const sitting = sittingAfter({ kind: 'stash-found', stash: { ...parts, text: mine, revision: 4, at: 500 } })
    expect(sitting).toMatchObject({ text: mine, restored: { at: 500 }, phase: { kind: 'waiting' } })
  })

  it('can be undone, even after it was saved', () => {
    const found = { kind: 'stash-found', stash: { ...parts, text: mine, revision: 4, at: 500 } } as const
    const done = { kind: 'save-done', saved: { ...parts, text: mine, revision: 5, updatedAt: 600 } } as const
    const sitting = sittingAfter(found, started, done, { kind: 'restored-undone' })
    expect(sitting).toMatchObject({ text: saved.text, restored: null, phase: { kind: 'waiting' } })
  })

  it('is a conflict when the server has moved on', () => {
    const sitting = sittingAfter({ kind: 'stash-found', stash: { ...parts, text: mine, revision: 3, at: 500 } })
    expect(sitting).toMatchObject({ text: mine, phase: { kind: 'conflict' } })
  })

  it('is nothing when it equals what is saved', () => {
    expect(sittingAfter({ kind: 'stash-found', stash: { ...parts, text: saved.text, revision: 3, at: 500 } })).toEqual(
      startSitting(saved),
    )
  })
})
