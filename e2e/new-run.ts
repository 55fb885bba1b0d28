import { mkdirSync, rmSync } from 'node:fs'
import { runFolder } from './plant'

/** Playwright's global set-up: a run starts with nothing of the run before it. */
export default function startNewRun(): void {
  rmSync(runFolder, { recursive: true, force: true })
  mkdirSync(runFolder, { recursive: true })
}
