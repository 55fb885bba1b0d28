// @ts-check
import { loadEnvironment, root } from '../root.mjs'

// Checks the journal of the database that the settings name, or accepts it as it is (--accept "why"), without serving
// anything. Ends with 0 when the journal is whole, 1 when it was changed, and 2 when it could not be read. The check is part of the build, so
// that there is one of it: the application is started as far as its database, and told what to do there.
process.umask(0o077)
process.chdir(root)
loadEnvironment('production')
Reflect.set(globalThis, Symbol.for('remit.task'), taskOf(process.argv.slice(2)))
const { default: next } = await import('next')
try {
  await next({ dev: false, quiet: true, dir: root, hostname: 'localhost' }).prepare()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  console.error(message.includes('production build') ? 'There is no build yet. Run: npm run build' : message)
  process.exitCode = 2
}

/** @param {readonly string[]} words */
function taskOf(words) {
  const [option, reason = '', ...more] = words
  if (option === undefined) return { kind: 'check' }
  if (option === '--accept' && more.length === 0) return { kind: 'accept', reason }
  console.error('Usage: npm run journal, or npm run journal -- --accept "why"')
  process.exit(2)
}
