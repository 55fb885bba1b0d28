import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Shell, ShellProvider } from '@/components/shell/shell-context'
import type { GrantRequest } from '@/lib/grants'
import type { RequestActions } from './request-item'
import { RequestScreen } from './request-screen'

const now = 1_763_800_020_000

const shell: Shell = {
  person: { name: 'Lena', email: 'lena@acme.example', roles: ['lead'] },
  connection: { kind: 'sandbox', origin: 'http://127.0.0.1:3001' },
  findTemplates: async () => ({ ok: true, value: [] }),
  openCommandMenu: () => undefined,
  signOut: () => undefined,
  controls: null,
}

const unused = async () => ({ ok: false, failure: { code: 'forbidden', message: 'No.' } }) as const
const actions: RequestActions = {
  approve: unused,
  decline: unused,
  end: unused,
  endAll: unused,
  endSessions: unused,
  extend: unused,
  openValues: unused,
  makeLink: unused,
  mintToken: unused,
}

/** Asked for by Rita, and agreed to by Lena as the first of two. */
const first: GrantRequest = {
  id: 'gnt_01JD0000000000000000000000',
  state: 'requested',
  template: { id: 'tpl_x', name: 'One customer', version: 3 },
  agent: { email: 'ida@acme.example', name: 'Ida Berg' },
  delivery: 'link',
  reach: 'A token can see devices of one customer (user_id = {{user_id}}), and nothing else.',
  reason: 'Cannot find the export.',
  ticket: '',
  asked: { by: 'Rita', at: now, isOwn: false },
  given: null,
  decisions: [{ by: 'Lena', kind: 'approved', reason: '', at: now }],
  approvals: 2,
  startsAt: null,
  endsAt: null,
  lengthSeconds: 3600,
  endSetBy: 'usual',
  decideBy: now,
  claimBy: null,
  claimedAt: null,
  lastTokenEndsAt: null,
  tokenSeconds: 600,
  minted: 0,
  ended: null,
  extends: null,
  handedFrom: null,
  problem: null,
  mayMakeToken: false,
  mayDecide: false,
  whyNot: null,
  deciders: ['Samir'],
  agreed: 1,
  uncounted: [],
  narrowing: null,
}

function draw(request: GrantRequest) {
  const client = new QueryClient()
  const html = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <ShellProvider shell={shell}>
        <RequestScreen initial={request} actions={actions} />
      </ShellProvider>
    </QueryClientProvider>,
  )
  return { client, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') }
}

test('the first of two who agreed reads at the link that one of two has, and who can still agree', () => {
  expect(draw(first).text).toContain('Samir can still agree. 1 of 2 have.')
  expect(draw({ ...first, deciders: [] }).text).toContain('Nobody else can agree to it yet. 1 of 2 have.')
})

test('a request at its link is looked up every few seconds by its own id, whoever looks, and anew after each decision', () => {
  const looks = draw(first).client.getQueryCache().getAll()
  const found = looks.find(({ queryKey }) => queryKey.includes(first.id))
  // What a decision asks for anew is everything under "grants".
  expect(found?.queryKey[0]).toBe('grants')
  expect(found?.options).toMatchObject({ refetchInterval: 5_000, refetchOnWindowFocus: 'always' })
})
