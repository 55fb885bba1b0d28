import type { JsonObject } from '@/lib/base'
import { formatJson } from '@/lib/json'

/** A draft to begin from. Its values name a customer, tenant and session of the sandbox, so it shows something at once. */
export type StartingPoint = {
  readonly id: string
  readonly name: string
  /** What a token made from it lets an agent do, in a sentence. */
  readonly description: string
  readonly text: string
}

const customer = { custom_data: { user_id: 'c_4711' } }
const tenant = { custom_data: { tenant: 'acme' } }

function point(id: string, name: string, description: string, claims: JsonObject): StartingPoint {
  return { id, name, description, text: formatJson(claims) }
}

/** The gallery of starting points, most used first. None has a finding of severity error. */
export const startingPoints: readonly StartingPoint[] = [
  point(
    'one-customer',
    'One customer',
    'See, join and start sessions with the devices of one customer, and nothing else.',
    {
      role: null,
      policy: { version: 3, devices: customer, sessions: customer, push: { ...customer, permissions: ['create'] } },
    },
  ),
  point(
    'one-session',
    'Viewer of one session',
    'Watch one running session. Cannot list devices, start sessions or end this one.',
    {
      role: null,
      policy: { version: 3, sessions: { id: 'ses_mara_now', permissions: ['read'] } },
    },
  ),
  point(
    'supervisor',
    'Read-only supervisor',
    'Watch the devices, sessions and recordings of one tenant without changing anything.',
    {
      role: null,
      policy: {
        version: 3,
        devices: { ...tenant, permissions: ['read'] },
        sessions: { ...tenant, permissions: ['read'] },
        recordings: { ...tenant, permissions: ['read'] },
      },
    },
  ),
  point(
    'custom-role',
    'Custom role',
    'A support agent of one tenant, with settings to read. Trim it to the role you need.',
    {
      role: null,
      policy: {
        version: 3,
        devices: tenant,
        sessions: tenant,
        push: { ...tenant, permissions: ['create'] },
        recordings: { ...tenant, permissions: ['read'] },
        features: { permissions: ['read'] },
      },
    },
  ),
  point(
    'administrator-without-settings',
    'Administrator without settings',
    'Everything an administrator may do, except changing the account settings.',
    { role: 'administrator', policy: { version: 3, features: { permissions: ['read'] } } },
  ),
  point('ai-agent', 'AI agent', 'A virtual agent on the MCP endpoint that looks at the sessions of one customer.', {
    displayName: 'Virtual agent',
    role: null,
    policy: {
      version: 3,
      devices: { ...customer, permissions: ['read'] },
      sessions: { ...customer, permissions: ['create', 'read', 'update'] },
      push: { ...customer, permissions: ['create'] },
    },
  }),
  point(
    'reports',
    'Reports',
    'For a program on your server that counts the sessions of every agent, and nothing else. Never put its token into a page.',
    { role: null, policy: { version: 3, sessions: { permissions: ['read'] }, recordings: { permissions: [] } } },
  ),
  point(
    'team-sync',
    'Team sync (SCIM)',
    'For a program that keeps your team in step with a directory. Who holds its token can make administrators, so guard it like a password and give it the shortest life your directory allows.',
    { role: null, policy: { version: 3, members: { permissions: ['read', 'create', 'update', 'delete'] } } },
  ),
]
