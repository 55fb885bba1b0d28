import { expect, test } from 'vitest'
import { embedPowers } from './frame'
import { defaultEmbedOptions } from './options'

test('a frame gets the powers that its page and options need, and no others', () => {
  expect(embedPowers({ kind: 'dashboard' }, defaultEmbedOptions)).toBe(
    'fullscreen; clipboard-write; clipboard-read; display-capture',
  )
  // Nothing is pasted into a recording, and nobody presents in one.
  const recording = { kind: 'recording', sessionId: 's1' } as const
  expect(embedPowers(recording, defaultEmbedOptions)).toBe('fullscreen; clipboard-write')
  const watching = { ...defaultEmbedOptions, agentTools: 'none' } as const
  expect(embedPowers({ kind: 'session', sessionId: 's1' }, watching)).toBe('fullscreen; clipboard-write')
  const bare = { ...defaultEmbedOptions, agentTools: 'none', sessionDetails: 'none' } as const
  expect(embedPowers({ kind: 'dashboard' }, bare)).toBe('fullscreen')
})
