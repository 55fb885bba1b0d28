import type { Role } from '@/lib/authz'

/** What a role is called, and what it lets a person do, in one line. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly does: string }>> = {
  owner: { name: 'Owner', does: 'Everything, members and settings included.' },
  author: { name: 'Author', does: 'Writes templates, signs test tokens, resets the sandbox.' },
  publisher: {
    name: 'Publisher',
    does: 'Publishes versions, agrees to what takes a second member, asks for access.',
  },
  lead: { name: 'Lead', does: 'Gives agents temporary access, agrees to requests, ends access.' },
  requester: { name: 'Requester', does: 'Asks for access; someone who gives it has to agree.' },
  'key-custodian': { name: 'Key custodian', does: 'Generates and imports signing keys.' },
  auditor: { name: 'Auditor', does: 'Reads everything, changes nothing.' },
}
