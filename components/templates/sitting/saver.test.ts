import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ActionOutcome } from '@/components/form/outcome'
import type { EpochMs } from '@/lib/base'
import { createSaver, saveDelays } from './saver'
import { openSitting } from './sitting-store'

type Saved = ActionOutcome<{ revision: number; updatedAt: EpochMs }>

const parts = { parameters: '[]\n', tests: '', embed: '{}\n', issuance: '{}\n' }
const first = { ...parts, text: '{}', revision: 1, updatedAt: 0 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server that answers in turn, and notes what it was asked. */
function serverThat(...answers: readonly (() => Promise<Saved>)[]) {
  const asked: { revision: number; text: string }[] = []
  const save = (draft: { revision: number; text: string }) => {
    asked.push(draft)
    const answer = answers[asked.length - 1]
    return answer ? answer() : Promise.resolve(accepted(asked.length + 1))
  }
  return { asked, save }
}

function accepted(revision: number): Saved {
  return { ok: true, value: { revision, updatedAt: revision * 1000 } }
}

function sitting(server: ReturnType<typeof serverThat>) {
  const store = openSitting(first)
  const saver = createSaver(store, server.save)
  const stop = saver.start()
  return { store, saver, stop, type: (text: string) => store.send({ kind: 'typed', text }) }
}

describe('the saver', () => {
  it('saves once, a moment after the last keystroke', async () => {
    const server = serverThat()
    const { type, store } = sitting(server)
    type('{ }')
    await vi.advanceTimersByTimeAsync(saveDelays.typing - 1)
    type('{  }')
    await vi.advanceTimersByTimeAsync(saveDelays.typing - 1)
    expect(server.asked).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(server.asked).toEqual([{ ...parts, revision: 1, text: '{  }' }])
    expect(store.get()).toMatchObject({ phase: { kind: 'saved' }, saved: { revision: 2, text: '{  }' } })
  })

  it('never has two saves under way, and saves what was typed meanwhile over the new revision', async () => {
    let answer: (saved: Saved) => void = () => {}
    const server = serverThat(() => new Promise((resolve) => (answer = resolve)))
    const { type, saver } = sitting(server)
    type('{ }')
    const saved = saver.saveNow()
    type('{  }')
    const again = saver.saveNow()
    await vi.advanceTimersByTimeAsync(saveDelays.typing * 2)
    expect(server.asked).toHaveLength(1)
    answer(accepted(2))
    expect(await saved).toBe(false)
    expect(await again).toBe(true)
    expect(server.asked).toEqual([
      { ...parts, revision: 1, text: '{ }' },
      { ...parts, revision: 2, text: '{  }' },
    ])
  })

  it('does not send broken text', async () => {
    const server = serverThat()
    const { type, saver } = sitting(server)
    type('{ "a": ')
    await vi.advanceTimersByTimeAsync(saveDelays.typing)
    expect(await saver.saveNow()).toBe(false)
    expect(server.asked).toEqual([])
  })

  it('says so when the server is silent, and tries again by itself', async () => {
    const server = serverThat(() => Promise.reject(new TypeError('Failed to fetch')))
    const { type, store } = sitting(server)
    type('{ }')
    await vi.advanceTimersByTimeAsync(saveDelays.typing)
    expect(store.get().phase).toMatchObject({ kind: 'failed', failure: { code: 'unavailable' } })
    await vi.advanceTimersByTimeAsync(saveDelays.refused)
    expect(store.get().phase.kind).toBe('saved')
  })

  it('does not try again by itself when the sign-in has ended or someone else saved', async () => {
    const server = serverThat(async () => ({ ok: false, failure: { code: 'conflict', message: 'Changed.' } }))
    const { type, saver } = sitting(server)
    type('{ }')
    await vi.advanceTimersByTimeAsync(saveDelays.typing)
    type('{  }')
    await vi.advanceTimersByTimeAsync(saveDelays.refused)
    expect(await saver.saveNow()).toBe(false)
    expect(server.asked).toHaveLength(1)
  })

  it('says that no answer came, gives the save up, tries again, and takes a late answer all the same', async () => {
    let answer: (saved: Saved) => void = () => {}
    const silent = () => new Promise<Saved>((resolve) => (answer = resolve))
    const server = serverThat(silent)
    const { type, store } = sitting(server)
    type('{ }')
    await vi.advanceTimersByTimeAsync(saveDelays.typing + saveDelays.slow)
    expect(store.get()).toMatchObject({ phase: { kind: 'saving' }, trouble: { message: 'Remit has not answered.' } })
    await vi.advanceTimersByTimeAsync(saveDelays.givenUp - saveDelays.slow)
    expect(store.get()).toMatchObject({ phase: { kind: 'failed' }, text: '{ }' })
    answer(accepted(2))
    await vi.advanceTimersByTimeAsync(0)
    expect(store.get()).toMatchObject({ phase: { kind: 'saved' }, saved: { revision: 2 }, trouble: null })
    expect(server.asked).toHaveLength(1)
  })

  it('comes back by itself when the server does, without anything being typed', async () => {
    const server = serverThat(() => new Promise<Saved>(() => {}))
    const { type, store } = sitting(server)
    type('{ }')
    await vi.advanceTimersByTimeAsync(saveDelays.typing + saveDelays.givenUp + saveDelays.refused)
    expect(server.asked).toHaveLength(2)
    expect(store.get()).toMatchObject({ phase: { kind: 'saved' }, trouble: null })
  })

  it('stops when told to', async () => {
    const server = serverThat()
    const { type, stop } = sitting(server)
    type('{ }')
    stop()
    await vi.advanceTimersByTimeAsync(saveDelays.typing)
    expect(server.asked).toEqual([])
  })
})
