import type { EpochMs } from '@/lib/base'

/** What the file of one template is called: its name in letters and digits of any script, and the ending that says what it is. */
export function templateFileName(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
  const stem = Array.from(words.filter((word) => word !== '').join('-'))
    .slice(0, 60)
    .join('')
    .replace(/-$/, '')
  return `${stem === '' ? 'template' : stem}.remit.json`
}

/** What a bundle is called: the day it was made, in UTC, and which of several it is. */
export function bundleFileName(at: EpochMs, { number, of }: { readonly number: number; readonly of: number }): string {
  const part = of === 1 ? '' : `-${number}-of-${of}`
  return `remit-templates-${new Date(at).toISOString().slice(0, 10)}${part}.json`
}
