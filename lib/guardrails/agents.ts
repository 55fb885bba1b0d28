import { isShared } from '@/lib/policy'
import type { Guardrail } from './guardrail'
import { joinWords } from './words'

/** Why a guardrail lets nobody with this address be an agent, as a sentence with the way out; null where it does. */
export function problemOfAgent({ agentDomains }: Pick<Guardrail, 'agentDomains'>, email: string): string | null {
  if (agentDomains.length === 0) return null
  const at = email.lastIndexOf('@')
  const domain = at === -1 ? '' : email.slice(at + 1).toLowerCase()
  if (agentDomains.includes(domain)) return null
  return `The guardrail allows agents with an address at ${describeDomains(agentDomains)} only. Write such an address, or ask an owner to add the domain.`
}

/** What to say of an address that several people are likely to read; null where nothing speaks against it. It is no refusal. */
export function warningOfAgent(email: string): string | null {
  if (!isShared(email)) return null
  return 'This reads like a mailbox that several people share: the first to open the link has the access, and the record cannot tell them apart. Write the address of one person.'
}

const mostNamed = 3

/** Domains in the middle of a sentence, the first few by name. */
export function describeDomains(domains: readonly string[]): string {
  if (domains.length <= mostNamed) return joinWords(domains, 'or')
  return `${domains.slice(0, mostNamed).join(', ')} or one of ${domains.length - mostNamed} more`
}
