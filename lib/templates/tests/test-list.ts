import { err, type JsonObject, ok, type Result } from '@/lib/base'
import { printCompact, readJson, toValue } from '@/lib/json'
import { type TemplateTest, testLimits } from './template-test'
import { testSchema } from './test-schema'

/** Why a list of tests was refused: which line, counted from 1, and a sentence. */
export type TestListProblem = { readonly line: number; readonly message: string }

/**
 * Reads a list of tests: one JSON object on each line, every line by the strict reader and a closed schema; all of it or
 * none. The empty text is the empty list. Law: printing what was read and reading it again gives the same list.
 */
export function readTests(text: string): Result<readonly TemplateTest[], readonly TestListProblem[]> {
  if (text.length > testLimits.characters)
    return err([{ line: 1, message: 'This list of tests is too long. Split it.' }])
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  if (lines.length > testLimits.tests) {
    return err([{ line: testLimits.tests + 1, message: `A template has at most ${testLimits.tests} tests.` }])
  }
  const tests: TemplateTest[] = []
  const problems: TestListProblem[] = []
  for (const [index, line] of lines.entries()) {
    const test = readTest(line)
    if (test.ok) tests.push(test.value)
    else problems.push({ line: index + 1, message: test.error })
  }
  return problems.length === 0 ? ok(tests) : err(problems)
}

/** Prints a list of tests, one line each with its parts in one order, so that a change to a test changes its line only. */
export function printTests(tests: readonly TemplateTest[]): string {
  return tests.map((test) => `${printCompact(ordered(test))}\n`).join('')
}

/** Reads one test from its JSON text, or says in a sentence what is wrong with it. */
function readTest(text: string): Result<TemplateTest, string> {
  const read = readJson(text)
  if (!read.ok) return err(read.error.message)
  const parsed = testSchema.safeParse(toValue(read.value.root))
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  if (issue === undefined) return err('This is not a test.')
  if (issue.code === 'unrecognized_keys') return err('There is a key here that a test does not have.')
  const place = issue.path.join(' › ')
  return err(place === '' ? 'A test is one JSON object.' : `${place}: ${issue.message}`)
}

function ordered({ name, values, expect, request, target, sandboxId }: TemplateTest): JsonObject {
  const { resource, action } = request
  const { id, custom_data, agent } = target
  return {
    name,
    values,
    expect,
    request: { resource, action },
    target: {
      ...(id !== undefined && { id }),
      ...(custom_data !== undefined && { custom_data }),
      ...(agent !== undefined && { agent }),
    },
    ...(sandboxId !== undefined && { sandboxId }),
  }
}
