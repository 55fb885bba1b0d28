import type { JsonNode } from '@/lib/json'
import { roles } from '../../roles'
import { nearest } from '../nearest'
import type { Fix, LintRule } from '../rule'
import { show } from '../words'

/** Finds roles that Cobrowse does not document. */
export const badRole: LintRule = {
  code: 'bad-role',
  severity: 'error',
  title: 'role is "administrator", "agent" or null, in lower case.',
  reference: 'Cobrowse JWT docs, role; reading A15',
  check({ claims, role }) {
    const node = claims.get('role')?.value
    if (role !== 'unknown' || node === undefined) return []
    const message = `${why(node)} With a role it does not know, Cobrowse may refuse everything. Write "administrator", "agent" or null.`
    const fix = setRole(node)
    return [{ path: ['role'], message, ...(fix && { fix }) }]
  },
}

function why(node: JsonNode): string {
  if (node.kind === 'string' && isSamlGroup(node.value)) {
    return `role is ${show(node)}, which is the name of a SAML group and not a role.`
  }
  return `role is ${show(node)}, which is not a role of Cobrowse.`
}

function setRole(node: JsonNode): Fix | undefined {
  const value = node.kind === 'string' ? meantRole(node.value) : undefined
  if (value === undefined) return undefined
  return { label: `Write ${value === null ? 'null' : `"${value}"`}`, patch: [{ op: 'replace', path: ['role'], value }] }
}

function meantRole(text: string): string | null | undefined {
  const bare = text.trim().toLowerCase().replace(samlPrefix, '')
  if (['', 'null', 'none', 'undefined'].includes(bare)) return null
  return bare === 'admin' || bare === 'admins' ? 'administrator' : nearest(bare, roles)
}

const samlPrefix = /^cobrowse(io)?[_\s-]+/i

function isSamlGroup(text: string): boolean {
  return samlPrefix.test(text.trim())
}
