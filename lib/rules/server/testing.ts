import { readdir, readFile } from 'node:fs/promises'
import { hostname } from 'node:os'

/** The engines of this process, on Linux: each is the child of a shell that watches over it. */
export async function enginePids(): Promise<readonly number[]> {
  const entries = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))
  const lines = await Promise.all(entries.map((entry) => readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')))
  return entries.flatMap((entry, at) => {
    const line = lines[at] ?? ''
    return line.includes(`remit-engine-${hostname()}-${process.pid}-`) && !line.startsWith('/bin/sh')
      ? [Number(entry)]
      : []
  })
}
