import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { emptyContent, judgePublication, obstaclesToAsking } from '@/lib/templates'
import { Missing } from '../missing'
import { FindingsGate } from './findings-gate'

const actions = Array.from({ length: 300 }, (_, index) => `{{a${index}}}`)
const text = JSON.stringify({ role: null, policy: { version: 3, devices: { permissions: actions } } })
const publication = judgePublication({ content: { ...emptyContent, text }, live: null, guardrail: openGuardrail })

test('of very many findings the server draws the first fifty, here and in what is missing', () => {
  expect(publication.findings.length).toBeGreaterThan(200)
  const gate = renderToString(<FindingsGate findings={publication.findings} draft={{ reasons: [] }} onChange={null} />)
  expect(gate.split('<li').length - 1).toBe(50)
  const obstacles = obstaclesToAsking(publication)
  expect(obstacles.length).toBeGreaterThan(50)
  const missing = renderToString(<Missing obstacles={obstacles} noteProblem={null} />)
  expect(missing.split('<li').length - 1).toBe(50)
})
