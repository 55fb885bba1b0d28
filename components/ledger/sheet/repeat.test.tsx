import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ShellProvider } from '@/components/shell/shell-context'
import type { Role } from '@/lib/authz'
import type { GrantStory } from '@/lib/grants'
import { Repeat } from './repeat'

const nothing = () => undefined
const router = {
  bfcacheId: '',
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
}

/** Given by a colleague. */
const given: GrantStory = {
  id: 'gnt_01JD0000000000000000000000',
  state: 'ended',
  template: { id: 'tpl_x', name: 'One customer', version: 3 },
  agent: { email: 'ida@acme.example', name: 'Ida Berg' },
  delivery: 'link',
  reach: 'A token can do nothing.',
  reason: 'Cannot find the export.',
  ticket: '',
  asked: { by: 'Lena', at: 0, isOwn: false },
  given: { by: 'Lena', at: 0 },
  decisions: [],
  approvals: 0,
  startsAt: 0,
  endsAt: 0,
  lengthSeconds: 3_600,
  endSetBy: 'usual',
  decideBy: 0,
  claimBy: 0,
  claimedAt: 0,
  lastTokenEndsAt: 0,
  tokenSeconds: 600,
  minted: 1,
  ended: null,
  extends: null,
  handedFrom: null,
  problem: null,
  mayMakeToken: false,
  tokens: [],
  extensions: [],
  narrowing: { without: ['sessions'], isReadOnly: true },
  trail: [],
}

function drawnFor(role: Role, grant: GrantStory): string {
  const shell = {
    person: { name: 'Samir', email: 'samir@acme.example', roles: [role] },
    connection: { kind: 'sandbox' as const, origin: 'http://127.0.0.1:3001' },
    findTemplates: async () => ({ ok: true as const, value: [] }),
    openCommandMenu: nothing,
    signOut: nothing,
    controls: null,
  }
  const openValues = async () => ({ ok: false, failure: { code: 'forbidden', message: 'No.' } }) as const
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <ShellProvider shell={shell}>
        <Repeat grant={grant} openValues={openValues} />
      </ShellProvider>
    </AppRouterContext>,
  )
}

test('what a colleague gave is offered as the same again to a lead, and to nobody who may not ask for access', () => {
  expect(drawnFor('lead', given)).toContain('Same again for this customer')
  expect(drawnFor('auditor', given)).toBe('')
})

test('what waits to be decided, or whose narrowing is not known, is not offered again', () => {
  expect(drawnFor('lead', { ...given, state: 'requested' })).toBe('')
  expect(drawnFor('lead', { ...given, narrowing: null })).toBe('')
})
