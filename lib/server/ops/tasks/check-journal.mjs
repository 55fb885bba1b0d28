// @ts-check
import { loadEnvironment, root } from '../root.mjs'

// Checks the journal of the database that the settings name, without serving anything. The check is part of the build, so
// that there is one of it: the application is started as far as its database, and told what to do there.
process.umask(0o077)
process.chdir(root)
loadEnvironment('production')
Reflect.set(globalThis, Symbol.for('remit.task'), 'check-journal')
const { default: next } = await import('next')
try {
  await next({ dev: false, quiet: true, dir: root, hostname: 'localhost' }).prepare()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  console.error(message.includes('production build') ? 'There is no build yet. Run: npm run build' : message)
  process.exitCode = 1
}
