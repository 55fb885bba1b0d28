import type { JsonValue } from '@/lib/base'
import type { Agent } from './world'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const colours = ['#5b5bd6', '#0e7c66', '#b4471f', '#8a4baf', '#2569b8', '#9a6700'] as const

/** The agent a subject stands for. Cobrowse makes a user on first use; here the same subject is always the same agent. */
export async function agentFor(subject: string, displayName?: JsonValue): Promise<Agent> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subject)))
  const id = `usr_${Array.from(digest.slice(0, 16), (byte) => alphabet[byte & 31]).join('')}`
  const given = typeof displayName === 'string' ? displayName.trim() : ''
  const name = given === '' ? (subject.split('@')[0] ?? subject) : given
  return { id, name, email: subject, colour: colours[(digest[0] ?? 0) % colours.length] ?? colours[0] }
}
