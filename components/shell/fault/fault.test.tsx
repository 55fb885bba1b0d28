import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readFaultReport } from '@/lib/server/observability'
import { Fault, FaultOfDocument } from './fault'
import { idOfFault, reportAndLoad } from './name-fault'

test.each([
  ['a page', Fault],
  ['the document', FaultOfDocument],
])('a fault of %s says what happened and offers a way on before anything more is downloaded', (_, Shown) => {
  const shown = renderToStaticMarkup(<Shown error={new Error('x')} reset={() => undefined} />)
  expect(shown).toContain('This page could not be shown')
  expect(shown).toContain('kept in this browser')
  expect(shown).toMatch(/<button[^>]*>Reload<\/button>/)
})

test.each([
  ['a page', Fault],
  ['the document', FaultOfDocument],
])(
  'a fault of %s has an id to report before anything more is downloaded, which is the one of the log where it has one',
  (_, Shown) => {
    const shown = (error: Error) => renderToStaticMarkup(<Shown error={error} reset={() => undefined} />)
    expect(shown(new Error('x'))).toMatch(/Report this id, with the time: <code[^>]*>flt_[0-9a-z]{20}</)
    expect(shown(Object.assign(new Error('x'), { digest: '12345' }))).toMatch(/Report this id[^<]*<code[^>]*>12345</)
  },
)

describe('a fault whose own page cannot be downloaded', () => {
  const sent: { readonly url: string; readonly body: string }[] = []
  beforeEach(() => {
    sent.length = 0
    vi.stubGlobal('location', { pathname: '/templates' })
    vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
      sent.push({ url, body })
      throw new Error('the network is away')
    })
  })
  afterEach(() => vi.unstubAllGlobals())
  const load = () => Promise.reject(new Error('Failed to load chunk'))

  test('is reported under the id that is shown, as the server takes it', async () => {
    const error = Object.assign(new Error('Failed to load chunk 7'), { name: 'ChunkLoadError' })
    const id = idOfFault(error)
    expect(await reportAndLoad(error, id, load)).toBeNull()
    expect(sent.map(({ url }) => url)).toEqual(['/api/fault-report'])
    const report = readFaultReport(sent[0]?.body ?? '')
    expect(report).toMatchObject({ id, kind: 'ChunkLoadError', page: '/templates' })
    expect(report?.fault).toContain('Failed to load chunk 7')
  })

  test('is not reported again where the server has it in its log', async () => {
    const error = Object.assign(new Error('x'), { digest: '12345' })
    expect(await reportAndLoad(error, idOfFault(error), load)).toBeNull()
    expect(sent).toEqual([])
  })

  test('is reported where its page can be downloaded, too, and a long stack is cut to what the server takes', async () => {
    const error = Object.assign(new Error('x'), { stack: 'x'.repeat(9_000) })
    expect(await reportAndLoad(error, idOfFault(error), async () => 'the page')).toBe('the page')
    expect(readFaultReport(sent[0]?.body ?? '')?.fault).toHaveLength(4_000)
  })
})
