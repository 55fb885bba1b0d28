import { expect, test } from 'vitest'
import type { TargetView } from '@/lib/sandbox'
import type { TemplateTest } from '@/lib/templates'
import { testTargets } from './test-targets'

const pixel: TargetView = {
  kind: 'device',
  id: 'dev_1',
  name: 'Pixel',
  detail: '',
  target: { id: 'dev_1', custom_data: { user_id: 'u1' } },
}

function about(resource: string, target: TemplateTest['target'], sandboxId?: string): TemplateTest {
  const request = { resource, action: 'read' }
  return { name: 'a', values: {}, expect: 'allow', request, target, ...(sandboxId !== undefined && { sandboxId }) }
}

test('the targets of saved tests are offered again, each once, and never twice what is listed already', () => {
  const other = { id: 'dev_9', custom_data: { user_id: 'u9' } }
  const saved = [
    about('devices', pixel.target),
    about('devices', other),
    about('push', other),
    about('sessions', other),
    about('features', {}),
  ]
  const offered = testTargets({ views: [pixel], areOfSandbox: true }, saved)
  expect(offered.map(({ key, label }) => [key, label])).toEqual([
    ['device:dev_1', 'Pixel (device)'],
    ['saved:0', 'dev_9, user_id = u9 (device of a saved test)'],
    ['saved:1', 'dev_9, user_id = u9 (session of a saved test)'],
  ])
})

test('only what was taken from the sandbox says so', () => {
  const [pasted, saved] = testTargets({ views: [pixel], areOfSandbox: false }, [about('devices', { id: 'x' }, 'dev_x')])
  expect(pasted?.sandboxId).toBeUndefined()
  expect(saved?.sandboxId).toBe('dev_x')
  expect(testTargets({ views: [pixel], areOfSandbox: true }, [])[0]?.sandboxId).toBe('dev_1')
})
