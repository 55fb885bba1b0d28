import { createCipheriv, generateKeyPairSync, pbkdf2Sync } from 'node:crypto'
import { expect, test } from '../fixtures'
import type { Server } from '../servers'
import { idOfAction } from './action-id'
import { report } from './figure'
import { isWithin, longestWait, type Wait } from './health-wait'

const aim = 100

/** One value of DER: its kind, its length, its bytes. */
function value(kind: number, bytes: Buffer): Buffer {
  const { length } = bytes
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([kind, ...size]), bytes])
}

const sequence = (...parts: readonly Buffer[]): Buffer => value(0x30, Buffer.concat(parts))
const oid = (hex: string): Buffer => value(0x06, Buffer.from(hex, 'hex'))

/** A key under PBKDF2 with so many rounds as its head says, of which `done` were done. */
function keyUnder(rounds: number, done = 1): string {
  const [salt, iv] = [Buffer.alloc(8, 1), Buffer.alloc(16, 2)]
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync('a passphrase', salt, done, 32, 'sha256'), iv)
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' })
  // In as few bytes as hold it, the first below 0x80, as it is a number with a sign.
  const hex = rounds.toString(16)
  const even = hex.length % 2 === 1 ? `0${hex}` : hex
  const count = value(0x02, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex'))
  const prf = sequence(oid('2a864886f70d0209'), value(0x05, Buffer.alloc(0)))
  const derive = sequence(oid('2a864886f70d01050c'), sequence(value(0x04, salt), count, prf))
  const scheme = sequence(oid('60864801650304012a'), value(0x04, iv))
  const locked = value(0x04, Buffer.concat([cipher.update(plain), cipher.final()]))
  const der = sequence(sequence(oid('2a864886f70d01050d'), sequence(derive, scheme)), locked)
  const lines = der.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${lines}\n-----END ENCRYPTED PRIVATE KEY-----\n`
}

/** Processor time of the server's main thread, beside what a question takes while nothing else is asked. */
async function figureOf(server: Server, name: string, { work }: Wait) {
  const quiet = await longestWait(server, () => fetch(`${server.origin}/health`))
  const baseline = { name: 'while nothing is asked for', value: quiet.longest.work }
  return { name: `longest wait of /health: ${name}`, value: work, unit: 'ms', aim, baseline } as const
}

test('a pasted key hardly holds /health up, however many rounds it asks for', async ({ page, server }, info) => {
  const action = idOfAction('app/(console)/keys/actions.ts', 'add')
  for (const [name, pem, says] of [
    // What the server does on any day, to have everything loaded.
    ['a usual key, a wrong passphrase', keyUnder(2_048), 'passphrase'],
    ['a million rounds, a wrong passphrase', keyUnder(1_000_000), 'passphrase'],
    ['15 million rounds', keyUnder(15_000_000), 'rounds'],
    ['2,147,483,647 rounds', keyUnder(2_147_483_647), 'rounds'],
  ] as const) {
    const { answer, longest } = await longestWait(server, async () => {
      const headers = { origin: server.origin, 'next-action': action, 'content-type': 'text/plain;charset=UTF-8' }
      const data = JSON.stringify([{ pem, passphrase: 'another one' }])
      return (await page.request.post('/keys', { headers: { ...headers, accept: 'text/x-component' }, data })).text()
    })
    expect(answer).toContain(says)
    const figure = await figureOf(server, name, longest)
    report(info, { ...figure, detail: `${Math.round(longest.wait)} ms by the clock` })
    expect.soft(isWithin(figure.value, figure.baseline.value), name).toBe(true)
  }
})

test('what strangers send hardly holds /health up, however large', async ({ server }, info) => {
  const action = idOfAction('app/(auth)/invite/actions.ts', 'read')
  for (const [name, count, bytes, cookie] of [
    ['100 bodies of 1 MB from nobody', 100, 1_000_000, ''],
    ['20 bodies of 5.8 MB with a made-up cookie', 20, 5_800_000, 'remit_session=x'],
    ['300 bodies of 31 kB from nobody', 300, 31_000, ''],
  ] as const) {
    const headers = { origin: server.origin, 'next-action': action, 'content-type': 'text/plain;charset=UTF-8', cookie }
    const send = (body: string) => () =>
      Promise.all(
        Array.from({ length: count }, () =>
          fetch(`${server.origin}/invite`, { method: 'POST', headers, body }).then(
            async (response) => (await response.arrayBuffer()) && response.status,
            () => 'cut' as const,
          ),
        ),
      )
    const everyday = await longestWait(server, send('[]'))
    const { answer, longest } = await longestWait(server, send(`${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}`))
    expect(answer.filter((status) => status === 200 || status === 500)).toEqual([])
    const statuses = [...new Set(answer)].map((one) => `${answer.filter((other) => other === one).length} x ${one}`)
    report(info, {
      name: `longest wait of /health: ${name}`,
      value: longest.work,
      unit: 'ms',
      detail: `${statuses.join(', ')}; ${Math.round(longest.wait)} ms by the clock`,
      // So many questions at once are so many to be told no: what they hold must not add to that.
      baseline: { name: 'as many bodies of 2 bytes', value: everyday.longest.work },
      aim,
    })
    expect.soft(isWithin(longest.work, everyday.longest.work, 4), name).toBe(true)
  }
})
