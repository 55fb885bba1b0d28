import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { noChoices, planImport, readImport } from '@/lib/import'
import { nothingKnown } from '@/lib/tokens'
import { UpgradeChoice } from './choices/upgrade-choice'
import { PolicyImport } from './policy-import'
import { drawImport, importGiven } from './testing'

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenOf = (claims: object): string =>
  `${encode({ alg: 'RS256' })}.${encode({ sub: 'ida@acme.example', ...claims })}.c2ln`

function imported(text: string) {
  const read = readImport(text, nothingKnown)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

/** What the import panel says, without its markup. */
function said(text: string): string {
  const drawn = drawImport(<PolicyImport {...importGiven} imported={imported(text)} />)
  return drawn.replaceAll(/<[^>]*>/g, '').replaceAll('&quot;', '"')
}

test('what the filter of an address would take away is said with what is still allowed', () => {
  const text = said(`https://cobrowse.io/connect?filter_roomId=7f3a&token=${tokenOf({})}`)
  expect(text).toContain('Make it a condition on devices and push')
  expect(text).toContain('No longer: see a device whose roomId is not "7f3a"')
  expect(text).toContain('Sessions stay as the role gives them')
  expect(text).not.toMatch(/use \w+:\w+|No longer: see a (device|setting)[;.]/)
})

test('the code of why a token is never accepted stands behind what is said of it', () => {
  const padded = tokenOf({ role: null }).replace('.c2ln', '=.c2ln')
  expect(said(padded)).toContain('Remit signs a token of its own. token-padding')
})

test('what an upgrade opens stands in one list only, beside the yes that it asks for', () => {
  const version = 'upgrade'
  const plan = planImport(
    imported('{ "role": "agent", "policy": { "devices": { "custom_data": {} } } }'),
    { ...noChoices, version },
    openGuardrail,
  )
  if (plan.upgraded === null) throw new Error('nothing to upgrade')
  const given = {
    upgraded: plan.upgraded,
    choices: { ...noChoices, version },
    onChange: () => undefined,
    error: null,
  } as const
  const listed = (chosen: 'upgrade' | null) => renderToStaticMarkup(<UpgradeChoice {...given} version={chosen} />)
  expect(plan.gained.length).toBeGreaterThan(0)
  expect(listed(null)).toContain('allowed from now on')
  expect(listed('upgrade')).not.toContain('allowed from now on')
})
