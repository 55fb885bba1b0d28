/** What a member may be. A member may hold several roles; each only adds to what they may do. */
export const roles = ['owner', 'author', 'publisher', 'lead', 'requester', 'key-custodian', 'auditor'] as const
export type Role = (typeof roles)[number]

const owner: readonly Role[] = ['owner']
const authors: readonly Role[] = ['owner', 'author']
const custodians: readonly Role[] = ['owner', 'key-custodian']
const publishers: readonly Role[] = ['owner', 'publisher']
const auditors: readonly Role[] = ['owner', 'auditor']
const leads: readonly Role[] = ['owner', 'lead']
const askers: readonly Role[] = ['owner', 'author', 'publisher', 'lead', 'requester']
const templateReaders: readonly Role[] = ['owner', 'author', 'publisher', 'lead', 'auditor']

/** Every deed Remit knows and who may do it. `anyone` needs no sign-in. What is not listed here cannot be built. */
export const deeds = {
  'setup.complete': 'anyone',
  'template.list': templateReaders,
  'template.names': templateReaders,
  'template.get': templateReaders,
  // Asked every few seconds by whoever has the template open.
  'template.state': templateReaders,
  'template.export': templateReaders,
  'template.create': authors,
  'template.import': authors,
  'template.rename': authors,
  'template.duplicate': authors,
  'template.delete': authors,
  'template.restore': authors,
  'template.save-draft': authors,
  'template.versions': templateReaders,
  'template.publish': publishers,
  'template.restore-version': publishers,
  'template.archive': publishers,
  'template.unarchive': publishers,
  'approval.list': templateReaders,
  // What waits for whoever asks; only who may agree has any.
  'approval.waiting': publishers,
  'approval.request': ['owner', 'author', 'publisher'],
  'approval.approve': publishers,
  // Also how somebody takes their own request back.
  'approval.decline': ['owner', 'author', 'publisher'],
  'token.test': authors,
  'token.valid': templateReaders,
  // Whose test tokens were valid at a time, of all templates.
  'token.signed': auditors,
  // Who gives access takes no approval of their own; who only asks waits for somebody who gives.
  'grant.desk': askers,
  'grant.desk-version': askers,
  'grant.ask': askers,
  'grant.give': leads,
  // What the agent has already of just this; whoever may not look up what agents hold finds what they asked for themselves.
  'grant.held': askers,
  'grant.approve': leads,
  // Also how somebody takes their own request back.
  'grant.decline': askers,
  'grant.requests': askers,
  // One request by its address, which is sent to whoever can decide. Who may only ask finds what they asked for themselves.
  'grant.request': askers,
  'grant.waiting': leads,
  // The one-time link for who asked or may give; the bare token for who asked, gave or agreed.
  'grant.link': askers,
  'grant.token': askers,
  // Who may not give asks for more time, for what they asked for themselves.
  'grant.extend': askers,
  'grant.hand-over': leads,
  'grant.end': leads,
  'grant.end-all': leads,
  // What still runs of access that has ended, in the account that its tokens were for.
  'grant.end-sessions': leads,
  'grant.list': ['owner', 'lead', 'auditor'],
  'grant.figures': ['owner', 'lead', 'auditor'],
  // A search by value goes by a keyed hash, so that no value stands in an address.
  'grant.value-terms': ['owner', 'lead', 'auditor'],
  // What leaves as a file is an entry of its own.
  'grant.export': ['owner', 'lead', 'auditor'],
  // Who may only ask finds what they asked for themselves.
  'grant.get': [...askers, 'auditor'],
  // Opens what is sealed; each opening is an entry.
  'grant.values': ['owner', 'lead', 'auditor'],
  'grant.who-could-see': auditors,
  'grant.could-give': auditors,
  // All are for an agent without an account: the code of the link or the browser's own secret is the proof.
  'grant.link-read': 'anyone',
  'grant.claim': 'anyone',
  'grant.open': 'anyone',
  'grant.renew': 'anyone',
  'grant.standing': 'anyone',
  'grant.more': 'anyone',
  'grant.leave': 'anyone',
  'key.list': ['owner', 'author', 'key-custodian', 'auditor'],
  'key.generate': custodians,
  'key.import': custodians,
  // The frame of every page shows where tokens are for.
  'connection.get': roles,
  'connection.change': owner,
  // Drafts are checked against it while they are written.
  'guardrail.get': templateReaders,
  'guardrail.change': owner,
  'guardrail.refused': owner,
  // The reach of a template is shown against these.
  'sandbox.targets': templateReaders,
  'sandbox.reset': authors,
  'sandbox.switch': authors,
  'member.list': auditors,
  'member.invite': owner,
  'member.invite-cancel': owner,
  // One's own password and sign-ins.
  'account.who': roles,
  'account.sessions': roles,
  'account.change-password': roles,
  'account.end-session': roles,
  'account.end-other-sessions': roles,
  // Both need the one-time token of an invite.
  'member.invite-read': 'anyone',
  'member.accept': 'anyone',
  'member.change-roles': owner,
  'member.disable': owner,
  'member.enable': owner,
} as const satisfies Record<string, 'anyone' | readonly Role[]>

/** The name of a deed: command, journal entry, event and test title alike. */
export type Deed = keyof typeof deeds

/** Tells whether someone with these roles may do a deed. Nobody holds no role: pass an empty list. */
export function mayDo(deed: Deed, held: readonly Role[]): boolean {
  const allowed: 'anyone' | readonly Role[] = deeds[deed]
  return allowed === 'anyone' || allowed.some((role) => held.includes(role))
}
