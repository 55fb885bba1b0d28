import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { useRequests, useWaitingCount } from '../grants/requests/use-requests'
import { type Shell, ShellProvider } from '../shell/shell-context'
import { useWaiting, waitingKey } from './use-waiting'

const shell: Shell = {
  person: { name: 'Mara', email: 'mara@acme.example', roles: ['owner'] },
  connection: { kind: 'sandbox', origin: 'http://127.0.0.1:3001' },
  findTemplates: async () => ({ ok: true, value: [] }),
  openCommandMenu: () => undefined,
  signOut: () => undefined,
  controls: null,
}

function Looking() {
  useWaiting()
  useWaitingCount()
  useRequests({ waiting: [], own: [], hasMore: false })
  return null
}

test('whatever waits for a person is looked up every few seconds while the page is visible, and when they come back', () => {
  const client = new QueryClient()
  renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <ShellProvider shell={shell}>
        <Looking />
      </ShellProvider>
    </QueryClientProvider>,
  )
  const looks = client.getQueryCache().getAll()
  expect(looks).toHaveLength(3)
  for (const { options } of looks)
    expect(options).toMatchObject({ refetchInterval: 5_000, refetchOnWindowFocus: 'always' })
})

function Shown() {
  return (
    <p>
      {useWaiting().length} {useWaitingCount()}{' '}
      {useRequests({ waiting: [], own: [], hasMore: false }).requests.own.length}
    </p>
  )
}

test('what was looked up before a part of the page is awake is shown once it is, and not against the page that came', () => {
  const client = new QueryClient()
  const page = () => (
    <QueryClientProvider client={client}>
      <ShellProvider shell={shell}>
        <Shown />
      </ShellProvider>
    </QueryClientProvider>
  )
  const drawn = renderToStaticMarkup(page())
  client.setQueryData(waitingKey, [{}])
  client.setQueryData(['grants', 'waiting'], { count: 1 })
  client.setQueryData(['grants', 'requests'], { waiting: [], own: [{}] })
  expect(renderToStaticMarkup(page())).toBe(drawn)
})
