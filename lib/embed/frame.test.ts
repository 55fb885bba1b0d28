import { expect, test } from 'vitest'
import { embedPowers } from './frame'
import { defaultEmbedOptions } from './options'

test('a frame gets the powers that its page and options need, and no others', () => {
  expect(embedPowers({ kind: 'dashboard' }, defaultEmbedOptions)).toBe(
    'fullscreen; clipboard-read; clipboard-write; display-capture',
  )
  const recording = { kind: 'recording', sessionId: 's1' } as const
  expect(embedPowers(recording, defaultEmbedOptions)).not.toContain('display-capture')
  const bare = { ...defaultEmbedOptions, agentTools: 'none', sessionDetails: 'none' } as const
  expect(embedPowers({ kind: 'dashboard' }, bare)).toBe('fullscreen')
})
