import { err, ok, type Result } from '@/lib/base'
import {
  type JsonDocument,
  type JsonMember,
  type JsonNode,
  nodeAt,
  problemAt,
  readJson,
  type TextProblem,
} from '@/lib/json'
import { isShowable } from '../parameters/name'
import { readTemplate } from './read-template'
import { bundleLimit, type FileTemplate, fileForms, fileParts, fileRoom } from './template-file'

/** What a file holds: one template, or a bundle of any number. */
export type TemplateFile = { readonly kind: 'template' | 'bundle'; readonly templates: readonly FileTemplate[] }

const headKeys = ['format', 'formatVersion']
const templateKeys = ['name', ...Object.values(fileParts).flatMap(({ json, lines }) => [json, lines])]
const saysSo = /"format"\s*:\s*"remit\./

/**
 * Reads a file of templates by the strict reader and a closed schema, or tells the first problem with its place. Null for a
 * text that does not say that it is such a file. A template whose parts the editor would refuse is answered with the reason.
 */
export function readTemplateFile(text: string): Result<TemplateFile, TextProblem> | null {
  const read = readJson(text, fileRoom)
  if (!read.ok) return saysSo.test(text) ? read : null
  const form = nodeAt(read.value.root, ['format'])
  if (form?.kind !== 'string' || !form.value.startsWith('remit.')) return null
  const problem = problemOfHead(read.value, form)
  if (problem !== null) return err(problem)
  if (form.value === fileForms.bundle) return readBundle(read.value)
  const odd = oddMember(read.value, read.value.root, [...headKeys, ...templateKeys])
  if (odd !== null) return err(odd)
  const template = readTemplate(read.value, read.value.root)
  return template.ok ? ok({ kind: 'template', templates: [template.value] }) : template
}

function problemOfHead({ text, root }: JsonDocument, form: JsonNode & { kind: 'string' }): TextProblem | null {
  const { template, bundle, version } = fileForms
  if (form.value !== template && form.value !== bundle) {
    return problemAt(text, form, `format: Remit knows "${template}" and "${bundle}" only.`)
  }
  const given = nodeAt(root, ['formatVersion'])
  if (given?.kind !== 'number') return problemAt(text, given ?? root, 'formatVersion: a whole number is missing here.')
  if (given.value === version) return null
  const message = `formatVersion: this file is of version ${given.value}, and this Remit reads version ${version} only.`
  return problemAt(text, given, message)
}

function readBundle(document: JsonDocument): Result<TemplateFile, TextProblem> {
  const { text, root } = document
  const odd = oddMember(document, root, [...headKeys, 'templates'])
  if (odd !== null) return err(odd)
  const list = nodeAt(root, ['templates'])
  if (list?.kind !== 'array') return err(problemAt(text, list ?? root, 'templates: a list is missing here.'))
  if (list.items.length > bundleLimit) {
    const message = `templates: a bundle holds at most ${bundleLimit.toLocaleString('en')} templates. Split it.`
    return err(problemAt(text, list, message))
  }
  const templates: FileTemplate[] = []
  const names = new Set<string>()
  for (const item of list.items) {
    const wrong = oddMember(document, item, templateKeys)
    if (wrong !== null) return err(wrong)
    const template = readTemplate(document, item)
    if (!template.ok) return template
    const { name } = template.value
    if (names.has(name)) return err(problemAt(text, nodeAt(item, ['name']) ?? item, twice(name)))
    names.add(name)
    templates.push(template.value)
  }
  return ok({ kind: 'bundle', templates })
}

function twice(name: string): string {
  return `name: this bundle has “${name}” already. Give one of the two another name.`
}

function oddMember({ text }: JsonDocument, node: JsonNode, known: readonly string[]): TextProblem | null {
  if (node.kind !== 'object') return null
  const odd: JsonMember | undefined = node.members.find(({ key }) => !known.includes(key))
  if (odd === undefined) return null
  const message = isShowable(odd.key)
    ? `${odd.key}: this has no place in the file.`
    : 'This key has no place in the file.'
  return problemAt(text, odd.keySpan, message)
}
