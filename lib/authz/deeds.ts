/** What a member may be. A member may hold several roles. */
export const roles = ['owner'] as const
export type Role = (typeof roles)[number]

/** Every deed Remit knows and who may do it. `anyone` needs no sign-in. What is not listed here cannot be built. */
export const deeds = {
  'setup.complete': 'anyone',
  'template.list': ['owner'],
  'template.get': ['owner'],
  'template.create': ['owner'],
  'template.rename': ['owner'],
  'template.duplicate': ['owner'],
  'template.delete': ['owner'],
  'template.restore': ['owner'],
  'template.save-draft': ['owner'],
  'template.versions': ['owner'],
  'template.publish': ['owner'],
  'template.restore-version': ['owner'],
  'template.archive': ['owner'],
  'template.unarchive': ['owner'],
  'approval.list': ['owner'],
  'approval.request': ['owner'],
  'approval.approve': ['owner'],
  'approval.decline': ['owner'],
  'token.test': ['owner'],
  'key.list': ['owner'],
  'key.generate': ['owner'],
  'key.import': ['owner'],
  'connection.get': ['owner'],
  'connection.change': ['owner'],
  'guardrail.get': ['owner'],
  'guardrail.change': ['owner'],
  'guardrail.refused': ['owner'],
  'sandbox.targets': ['owner'],
  'sandbox.reset': ['owner'],
} as const satisfies Record<string, 'anyone' | readonly Role[]>

/** The name of a deed: command, journal entry, event and test title alike. */
export type Deed = keyof typeof deeds

/** Tells whether someone with these roles may do a deed. Nobody holds no role: pass an empty list. */
export function mayDo(deed: Deed, held: readonly Role[]): boolean {
  const allowed: 'anyone' | readonly Role[] = deeds[deed]
  return allowed === 'anyone' || allowed.some((role) => held.includes(role))
}
