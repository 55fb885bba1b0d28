import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import CobrowseAPI from 'cobrowse-agent-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseEmbedUrl } from '@/lib/embed'
import { snippetsFor } from '@/lib/grants'
import { handleSandboxRequest, seedWorld } from '@/lib/sandbox'
import { testContext, testNow, testToken } from '@/lib/sandbox/testing'

let server: Server
let origin = ''
let token = ''

beforeAll(async () => {
  const context = await testContext()
  const ofMara = { custom_data: { user_id: 'c_4711' } }
  token = await testToken({ role: null, policy: { version: 3, devices: ofMara } })
  server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://sandbox.example')
    const request = {
      method: incoming.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      authorization: incoming.headers.authorization ?? null,
      body: '',
    }
    const { response } = await handleSandboxRequest(request, seedWorld(testNow), context)
    outgoing.writeHead(response.status, response.headers).end(response.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const code = { src: 'https://cobrowse.io/code?a="<&>"&token_source=postMessage', allow: 'fullscreen; display-capture' }

function textOf(name: string, at = origin): string {
  return snippetsFor({ ...code, origin: at }).find((snippet) => snippet.name === name)?.text ?? ''
}

const idsOfMara = ['dev_mara_ipad', 'dev_mara_web']

test('the snippet for the SDK runs as it stands, and lists what the token reaches', async () => {
  const [first, second, ...rest] = textOf('Agent SDK').split('\n')
  expect([first, second]).toEqual([
    "import { env } from 'node:process'",
    "import CobrowseAPI from 'cobrowse-agent-sdk'",
  ])
  const body = `return (async () => { ${rest.join('\n')}\n return devices })()`
  const run = new Function('CobrowseAPI', 'env', body)
  const devices: readonly { readonly id: string }[] = await run(CobrowseAPI, { COBROWSE_TOKEN: token })
  expect(devices.map(({ id }) => id).toSorted()).toEqual(idsOfMara)
})

test('the snippet for curl, as the shell reads it, lists what the token reaches', async () => {
  const shown = `curl() { printf '%s\\n' "$@"; }\n${textOf('curl')}`
  const env = { ...process.env, COBROWSE_TOKEN: token }
  const [fail, flag, header = '', url = ''] = execFileSync('sh', ['-c', shown], { env, encoding: 'utf8' }).split('\n')
  expect([fail, flag]).toEqual(['--fail', '--header'])
  const [name = '', value = ''] = header.split(': ')
  const answer: readonly { readonly id: string }[] = await (await fetch(url, { headers: { [name]: value } })).json()
  expect(answer.map(({ id }) => id).toSorted()).toEqual(idsOfMara)
})

test('the frame has the address and the powers of the template, quoted, and no token is in any snippet', () => {
  const text = textOf('Embed', 'https://cobrowse.io')
  const [, src = '', allow = ''] = / src="([^"]+)" allow="([^"]+)"/.exec(text) ?? []
  expect(src.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')).toBe(code.src)
  expect(allow).toBe(code.allow)
  expect(parseEmbedUrl(code.src)).toMatchObject({ ok: true, value: { page: { kind: 'code' } } })
  for (const name of ['Embed', 'Agent SDK', 'curl']) expect(textOf(name)).not.toMatch(/eyJ/)
})
