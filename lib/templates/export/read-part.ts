import { err, ok, oneLine, type Result } from '@/lib/base'
import {
  type JsonDocument,
  type JsonMember,
  type JsonNode,
  memberAt,
  positionOf,
  problemAt,
  type TextProblem,
} from '@/lib/json'
import { emptyContent } from '../versions/content'
import type { FilePart } from './template-file'
import { joinLines } from './text-lines'

/** A part of a content as a text again, and in which line of the file a line of it stands. */
export type PlacedText = { readonly text: string; readonly lineOf: (line: number) => number }

/** Reads a part of a template, written as JSON or as lines. Claims must be there; the others may be missing and are empty then. */
export function readPart(
  { text }: JsonDocument,
  node: JsonNode & { kind: 'object' },
  { part, json, lines }: FilePart,
): Result<PlacedText, TextProblem> {
  const asJson = memberAt(node, [json])
  const asLines = memberAt(node, [lines])
  if (asJson && asLines) return err(problemAt(text, asLines.keySpan, `${lines}: ${json} says this already.`))
  if (asLines) return readLines(text, asLines)
  if (asJson === undefined) {
    return part === 'text'
      ? err(problemAt(text, node, `${json}: what the template grants is missing here.`))
      : ok({ text: emptyContent[part], lineOf: () => positionOf(text, node.from).line })
  }
  if (part === 'text') return ok(placed(text, asJson, ''))
  if (part === 'embed' || part === 'issuance') {
    if (asJson.value.kind === 'object') return ok(placed(text, asJson, '\n'))
    return err(problemAt(text, asJson.value, `${json}: this is no object.`))
  }
  if (asJson.value.kind !== 'array') return err(problemAt(text, asJson.value, `${json}: this is no list.`))
  return ok(part === 'tests' ? linePerItem(text, asJson.value.items) : placed(text, asJson, '\n'))
}

/** The value as it stands in the file, moved out by as much as its line was moved in. */
function placed(text: string, { keySpan, value }: JsonMember, end: string): PlacedText {
  const lineStart = text.lastIndexOf('\n', keySpan.from) + 1
  const indent = /^ */.exec(text.slice(lineStart, keySpan.from))?.[0] ?? ''
  const own = text.slice(value.from, value.to).replaceAll(/\r\n?/g, '\n')
  return {
    text: own.replaceAll(`\n${indent}`, '\n') + end,
    lineOf: (line) => positionOf(text, value.from).line + line - 1,
  }
}

/** No text of JSON holds a line end, so a case that stands on several lines is put on one. */
function linePerItem(text: string, items: readonly JsonNode[]): PlacedText {
  const cases = items.map(({ from, to }) => oneLine(text.slice(from, to)))
  const lineOf = (line: number) => positionOf(text, items[line - 1]?.from ?? 0).line
  return { text: cases.map((line) => `${line}\n`).join(''), lineOf }
}

function readLines(text: string, { key, value }: JsonMember): Result<PlacedText, TextProblem> {
  if (value.kind !== 'array') return err(problemAt(text, value, `${key}: this is no list of lines.`))
  const odd = value.items.find(({ kind }) => kind !== 'string')
  if (odd) return err(problemAt(text, odd, `${key}: a line is a text.`))
  const lines = value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []))
  const joined = joinLines(lines)
  if (!joined.ok) {
    return err(problemAt(text, value.items[joined.error] ?? value, `${key}: this line is not as Remit writes one.`))
  }
  const lineOf = (line: number) => positionOf(text, value.items[line - 1]?.from ?? value.from).line
  return ok({ text: joined.value, lineOf })
}
