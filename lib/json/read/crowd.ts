import { type Flaw, quote } from './problem'
import { scanToken } from './scan'
import type { Frame, Walk } from './walk'

/** Names the object that has too many members and how many they are; takes time linear in what is left of the text. */
export function nameCrowd(text: string, { frames, profile }: Walk, flaw: Flaw): Flaw {
  const holder = frames.slice(0, -1).reduce(stepInto, '')
  const rest = countRest(text, flaw.from, (at) => scanToken(text, at, profile))
  const count = rest === null ? `more than ${profile.membersPerObject}` : profile.membersPerObject + rest
  const most = profile.membersPerObject.toLocaleString('en')
  return { ...flaw, detail: `${holder || 'This object'} has ${count} keys; ${profile.bearer} ${most}` }
}

function stepInto(path: string, frame: Frame): string {
  if (frame.kind === 'array') return `${path}[${frame.items.length}]`
  const key = frame.key?.value ?? ''
  const name = /^[\w.*-]{1,40}$/.test(key) ? key : quote(key)
  return path === '' ? name : `${path}.${name}`
}

/** How many members stand from `from` to the end of their object; null when the text breaks before that end. */
function countRest(text: string, from: number, scan: (at: number) => ReturnType<typeof scanToken>): number | null {
  let [depth, count] = [0, 0]
  for (let at = from; at < text.length; ) {
    const token = scan(at)
    if (!token.ok) return null
    const { kind, to } = token.value
    if (kind === ':' && depth === 0) count += 1
    if (kind === '{' || kind === '[') depth += 1
    if (kind === '}' || kind === ']') depth -= 1
    if (depth < 0) return count
    at = to
  }
  return null
}
