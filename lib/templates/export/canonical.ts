import { authoredProfile, readJson } from '@/lib/json'
import { emptyContent, type TemplateContent } from '../versions/content'

/** Where the claims stand in a bundle, the deepest of files: in a template, in a list, in the file. */
const claimsDepth = 3
/** A saved case stands one deeper, in its list. */
const testDepth = claimsDepth + 1

/**
 * The content as a file carries it. Claims, lists and settings that the strict reader accepts lose the white space around them and
 * carriage returns, which say nothing; what is inside stays to the letter, and so does all of a text it refuses.
 */
export function canonicalContent({ text, parameters, tests, embed, issuance }: TemplateContent): TemplateContent {
  const claims = embedded(text, claimsDepth)
  const list = embeddedList(parameters)
  const cases = embeddedTests(tests)
  return {
    text: claims ?? text,
    parameters: list === null ? parameters : `${list}\n`,
    tests: cases === null ? tests : cases.map((line) => `${line}\n`).join(''),
    embed: canonicalObject(embed),
    issuance: canonicalObject(issuance),
  }
}

/** A part as JSON that may stand in a file as it is; null when it must be written as lines. */
export function jsonOfPart(part: keyof TemplateContent, content: TemplateContent): string | null {
  if (part === 'text') return embedded(content.text, claimsDepth)
  if (part === 'parameters') return embeddedList(content.parameters)
  if (part === 'embed' || part === 'issuance') return embeddedObject(content[part])
  const cases = embeddedTests(content.tests)
  if (cases === null) return null
  return cases.length === 0 ? '[]' : `[\n  ${cases.join(',\n  ')}\n]`
}

function embeddedList(parameters: string): string | null {
  const list = embedded(parameters, claimsDepth)
  return list?.startsWith('[') ? list : null
}

function canonicalObject(settings: string): string {
  const object = embeddedObject(settings)
  return object === null ? settings : `${object}\n`
}

function embeddedObject(settings: string): string | null {
  const object = embedded(settings, claimsDepth)
  return object?.startsWith('{') ? object : null
}

function embeddedTests(tests: string): readonly string[] | null {
  if (tests === emptyContent.tests) return []
  const lines = tests.replace(/\n$/, '').split('\n')
  const cases = lines.map((line) => embedded(line, testDepth)).filter((line) => line !== null)
  return cases.length === lines.length ? cases : null
}

function embedded(text: string, depth: number): string | null {
  if (!readJson(text).ok) return null
  // The strict reader allows no line end inside a text, so every one of these is white space.
  const tidy = text.replaceAll(/\r\n?/g, '\n').trim()
  return isShallow(tidy, depth) ? tidy : null
}

/** Tells whether a text may stand that many levels down, which the limit on depth can forbid. */
function isShallow(text: string, depth: number): boolean {
  const any = Number.MAX_SAFE_INTEGER
  const room = { ...authoredProfile, bytes: text.length * 4 + depth * 2, members: any, items: any }
  return readJson(`${'['.repeat(depth)}${text}${']'.repeat(depth)}`, room).ok
}
