import { err, ok, type Result } from '@/lib/base'
import { type JsonDocument, type JsonNode, nodeAt, problemAt, readJson, type TextProblem } from '@/lib/json'
import { readEmbed } from '../embed/read-embed'
import { readIssuance } from '../issuance/read-issuance'
import { readParameters } from '../parameters/parameter-list'
import { templateName } from '../parts/name-schema'
import type { PartProblem } from '../parts/read-object'
import { readTests } from '../tests/test-list'
import { type PlacedText, readPart } from './read-part'
import { type FileProblem, type FileTemplate, fileParts } from './template-file'

type Counted = { readonly count: number; readonly problem: FileProblem | null }

/** Reads one template of a file, whose member names are known ones. Its parts are texts again, as `canonicalContent` has them. */
export function readTemplate(document: JsonDocument, node: JsonNode): Result<FileTemplate, TextProblem> {
  if (node.kind !== 'object') return err(problemAt(document.text, node, 'A template is a JSON object.'))
  const name = readName(document, node)
  if (!name.ok) return name
  const text = readPart(document, node, fileParts.text)
  if (!text.ok) return text
  const parameters = readPart(document, node, fileParts.parameters)
  if (!parameters.ok) return parameters
  const tests = readPart(document, node, fileParts.tests)
  if (!tests.ok) return tests
  const embed = readPart(document, node, fileParts.embed)
  if (!embed.ok) return embed
  const issuance = readPart(document, node, fileParts.issuance)
  if (!issuance.ok) return issuance
  const declared = countParameters(parameters.value)
  const saved = countTests(tests.value)
  return ok({
    name: name.value,
    content: {
      text: text.value.text,
      parameters: parameters.value.text,
      tests: tests.value.text,
      embed: embed.value.text,
      issuance: issuance.value.text,
    },
    parameters: declared.count,
    tests: saved.count,
    problem:
      problemOfClaims(text.value) ?? declared.problem ?? saved.problem ?? problemOfObjects(embed.value, issuance.value),
  })
}

function readName({ text }: JsonDocument, node: JsonNode & { kind: 'object' }): Result<string, TextProblem> {
  const given = nodeAt(node, ['name'])
  if (given?.kind !== 'string') {
    return err(problemAt(text, given ?? node, 'name: the name of the template is missing here.'))
  }
  const name = templateName.safeParse(given.value)
  if (name.success) return ok(name.data)
  return err(problemAt(text, given, `name: ${name.error.issues[0]?.message ?? 'this is no name.'}`))
}

function problemOfClaims({ text, lineOf }: PlacedText): FileProblem | null {
  const read = readJson(text)
  if (!read.ok) return { line: lineOf(read.error.position.line), message: `claims: ${read.error.message}` }
  return read.value.root.kind === 'object' ? null : { line: lineOf(1), message: 'claims: a draft is a JSON object.' }
}

function problemOfObjects(embed: PlacedText, issuance: PlacedText): FileProblem | null {
  return (
    problemOfObject(embed, 'embed', readEmbed(embed.text)) ??
    problemOfObject(issuance, 'issuance', readIssuance(issuance.text))
  )
}

function problemOfObject(
  { lineOf }: PlacedText,
  name: string,
  read: Result<unknown, readonly PartProblem[]>,
): FileProblem | null {
  if (read.ok) return null
  const [first] = read.error
  return { line: lineOf(first?.position.line ?? 1), message: `${name}: ${first?.message ?? 'this cannot be read.'}` }
}

function countParameters({ text, lineOf }: PlacedText): Counted {
  const read = readParameters(text)
  if (read.ok) return { count: read.value.length, problem: null }
  const [first] = read.error
  const message = `parameters: ${first?.message ?? 'this is no list of parameters.'}`
  return { count: 0, problem: { line: lineOf(first?.position.line ?? 1), message } }
}

function countTests({ text, lineOf }: PlacedText): Counted {
  const read = readTests(text)
  if (read.ok) return { count: read.value.length, problem: null }
  const [first] = read.error
  return { count: 0, problem: { line: lineOf(first?.line ?? 1), message: `tests: ${first?.message ?? 'unreadable.'}` } }
}
