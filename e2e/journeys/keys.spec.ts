import { generateKeyPairSync } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey
const good = { format: 'pem', type: 'pkcs8' } as const
const sealed = { ...good, cipher: 'aes-256-cbc', passphrase: 'sesame street' }

async function paste(page: Page, pem: string): Promise<void> {
  await page.goto('/keys')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByLabel('Private key (PEM)').fill(pem)
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import key' }).click()
}

test('a generated key signs at once, its public half is there to copy, and the set holds no private part', async ({
  page,
  request,
}) => {
  await page.goto('/keys')
  await page.getByRole('button', { name: 'Generate' }).click()
  await page.getByRole('radio', { name: '2048 bits' }).check()
  await page.getByRole('button', { name: 'Generate key' }).click()
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 20_000 })
  await expect(page.getByRole('region', { name: 'Signing now' })).toContainText('RSA 2048 bits')
  await page.getByRole('button', { name: 'Copy public key' }).click()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByLabel('Private key (PEM)').click()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByLabel('Private key (PEM)')).toHaveValue(
    /^-----BEGIN PUBLIC KEY-----\n[\s\S]+-----END PUBLIC KEY-----\n?$/,
  )
  await page.keyboard.press('Escape')

  const { keys } = await (await request.get('/.well-known/jwks.json')).json()
  const kid = await page.getByRole('region', { name: 'Signing now' }).getByRole('code').first().textContent()
  expect(keys.map((key: { kid: string }) => key.kid)).toContain(kid)
  expect(keys.length).toBeGreaterThan(1)
  for (const key of keys) {
    expect(key).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig', kid: expect.any(String), e: 'AQAB' })
    expect(Object.keys(key).filter((member) => ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'].includes(member))).toEqual([])
  }
})

for (const [name, pem] of [
  ['PKCS#8', () => rsa(2048).export(good)],
  ['PKCS#1', () => rsa(2048).export({ format: 'pem', type: 'pkcs1' })],
] as const) {
  test(`a ${name} key is imported`, async ({ page }) => {
    await paste(page, pem().toString())
    await submit(page)
    await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('signs from now on')
    await expect(page.getByRole('region', { name: 'Signing now' })).toContainText('imported')
  })
}

test('an encrypted key asks for its passphrase, and a wrong one costs nothing that was pasted', async ({ page }) => {
  const pem = rsa(2048).export(sealed).toString()
  await paste(page, pem)
  await page.getByLabel('Passphrase', { exact: true }).fill('wrong')
  await submit(page)
  await expect(page.getByRole('dialog')).toContainText('The passphrase does not open this key.')
  await expect(page.getByLabel('Private key (PEM)')).toHaveValue(pem)
  await page.getByLabel('Passphrase', { exact: true }).fill(sealed.passphrase)
  await submit(page)
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('region', { name: 'Signing now' })).toContainText('imported')
})

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const refused: readonly (readonly [name: string, pem: string, words: RegExp])[] = [
  ['an EC key in PKCS#8', ec.export(good).toString(), /elliptic-curve key.*RS256/],
  ['an EC key in its own form', ec.export({ format: 'pem', type: 'sec1' }).toString(), /elliptic-curve key.*RS256/],
  [
    'a public key',
    generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    /This is a public key/,
  ],
  ['a key of 1024 bits', rsa(1024).export(good).toString(), /too small.*2048 bits/],
  ['a text that is no key', 'open sesame', /not a PEM file/],
]
for (const [name, pem, words] of refused) {
  test(`${name} is refused with the reason`, async ({ page }) => {
    await paste(page, pem)
    await submit(page)
    await expect(page.getByRole('dialog').getByText(words).first()).toBeVisible()
    await expect(page.getByLabel('Private key (PEM)')).toHaveValue(pem)
  })
}
