import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** How long each of so many at a time took, in ms, and how many were done in a second. */
export type Load = { readonly samples: readonly number[]; readonly perSecond: number }

/** Keeps so many of a deed in flight until the time is over, or until it answers false. The first failure ends all. */
export async function keepBusy(
  deed: () => Promise<unknown>,
  { inFlight, milliseconds }: { readonly inFlight: number; readonly milliseconds: number },
): Promise<Load> {
  const samples: number[] = []
  const start = performance.now()
  const work = async () => {
    while (performance.now() - start < milliseconds) {
      const begun = performance.now()
      if ((await deed()) === false) return
      samples.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  return { samples, perSecond: samples.length / ((performance.now() - start) / 1000) }
}

/** How many bare signatures this machine makes in a second with a key of this size, on two threads. */
export async function bareSignatures(modulusLength: number): Promise<number> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength })
  const payload = Buffer.alloc(512, 'x')
  const signed = () =>
    new Promise<void>((resolve, reject) => {
      sign('sha256', payload, privateKey, (error) => (error === null ? resolve() : reject(error)))
    })
  return (await keepBusy(signed, { inFlight: 2, milliseconds: 3_000 })).perSecond
}

/** Watches the memory of a process until it is told to stop: by how many MB a minute it grew, by the line of least squares. */
export function watchMemory(pid: number): () => { readonly slope: number; readonly last: number } {
  const start = performance.now()
  const seen: { readonly minutes: number; readonly megabytes: number }[] = []
  const look = () => seen.push({ minutes: (performance.now() - start) / 60_000, megabytes: residentMegabytes(pid) })
  const timer = setInterval(look, 2_000)
  return () => {
    clearInterval(timer)
    look()
    const [minutes, megabytes] = [mean(seen.map((one) => one.minutes)), mean(seen.map((one) => one.megabytes))]
    const spread = seen.reduce((sum, one) => sum + (one.minutes - minutes) ** 2, 0)
    const together = seen.reduce((sum, one) => sum + (one.minutes - minutes) * (one.megabytes - megabytes), 0)
    return { slope: spread === 0 ? 0 : together / spread, last: seen.at(-1)?.megabytes ?? 0 }
  }
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length)
}

/** NaN where the system does not tell (it is read from Linux). */
function residentMegabytes(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1000
}
