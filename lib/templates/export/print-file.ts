import { distinctNames } from '../name'
import { isSaid } from '../versions/content'
import { canonicalContent, jsonOfPart } from './canonical'
import { type ExportedTemplate, type FilePart, fileForms, fileParts } from './template-file'
import { splitLines } from './text-lines'

type Member = readonly [key: string, json: string]

/**
 * Prints a template as a file: stable order, two spaces, one parameter and one saved case after the other, so that a change
 * shows where it was made. Law: `readTemplateFile` gives back the name and the `canonicalContent`.
 */
export function printTemplate(template: ExportedTemplate): string {
  return `${objectOf([...head(fileForms.template), ...membersOf(template)])}\n`
}

/** Prints many templates as one file, in the order of their names; of names that are taken, later ones get a number. */
export function printBundle(templates: readonly ExportedTemplate[]): string {
  const sorted = templates.toSorted(byName)
  const names = distinctNames(sorted.map(({ name }) => name))
  const items = sorted.map((template, index) =>
    objectOf(membersOf({ ...template, name: names[index] ?? template.name })),
  )
  return `${objectOf([...head(fileForms.bundle), ['templates', listOf(items)]])}\n`
}

/** The order of a bundle: by name, the same on every machine. */
export function byName(a: ExportedTemplate, b: ExportedTemplate): number {
  return a.name === b.name ? 0 : a.name < b.name ? -1 : 1
}

function head(form: string): readonly Member[] {
  return [
    ['format', JSON.stringify(form)],
    ['formatVersion', String(fileForms.version)],
  ]
}

function membersOf({ name, content }: ExportedTemplate): readonly Member[] {
  const canonical = canonicalContent(content)
  const said = Object.values(fileParts).filter(({ part }) => isSaid(canonical, part))
  return [['name', JSON.stringify(name)], ...said.map((names): Member => memberOf(names, content))]
}

function memberOf({ part, json, lines }: FilePart, content: ExportedTemplate['content']): Member {
  const text = jsonOfPart(part, content)
  return text === null ? [lines, listOf(splitLines(content[part]).map((line) => JSON.stringify(line)))] : [json, text]
}

function objectOf(members: readonly Member[]): string {
  return `{\n${members.map(([key, json]) => indented(`${JSON.stringify(key)}: ${json}`)).join(',\n')}\n}`
}

function listOf(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map(indented).join(',\n')}\n]`
}

/** Moves every line in; no text of JSON holds a line end, so only the layout changes. */
function indented(json: string): string {
  return `  ${json.replaceAll('\n', '\n  ')}`
}
