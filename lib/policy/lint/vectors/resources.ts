import { type Example, withRules } from './example'

const filter = { custom_data: { user_id: 'u1' } }

/** What the resources of a policy are called. */
export const resourceExamples: readonly Example[] = [
  {
    title: 'device is renamed to devices',
    code: 'misspelled-resource',
    wrong: withRules({ device: filter }),
    at: ['policy', 'device'],
    says: ['"device"', 'grants nothing on devices'],
    fixed: withRules({ devices: filter }),
    right: withRules({ devices: filter }),
  },
  {
    title: 'session beside sessions is left to the author',
    code: 'misspelled-resource',
    wrong: withRules({ session: filter, sessions: {} }),
    at: ['policy', 'session'],
    says: ['only that counts'],
    right: withRules({ sessions: {} }),
  },
  {
    title: 'a misspelled limit of an administrator has no effect',
    code: 'misspelled-resource',
    wrong: { role: 'administrator', policy: { version: 3, recording: filter } },
    at: ['policy', 'recording'],
    says: ['no effect', 'the role administrator'],
    fixed: { role: 'administrator', policy: { version: 3, recordings: filter } },
    right: { role: 'administrator', policy: { version: 3, recordings: filter } },
  },
  {
    title: 'user is answered with members',
    code: 'unknown-resource',
    wrong: withRules({ user: {} }),
    at: ['policy', 'user'],
    says: ['"user"', 'members'],
    right: withRules({ members: { permissions: ['read'] } }),
  },
  {
    title: 'users is told to be what a call for another user asks for',
    code: 'unknown-resource',
    wrong: withRules({ users: {} }),
    at: ['policy', 'users'],
    says: ['"users"', 'another user', 'may show other people', 'members'],
    right: withRules({ members: { permissions: ['read'] } }),
  },
  {
    title: 'accounts is told to be what every token may read',
    code: 'unknown-resource',
    wrong: withRules({ accounts: {} }),
    at: ['policy', 'accounts'],
    says: ['"accounts"', 'any valid token', 'features'],
    right: withRules({ features: { permissions: ['read'] } }),
  },
  {
    title: 'a star as resource is known from code only',
    code: 'star-undocumented',
    wrong: withRules({ '*': { permissions: ['read'] } }),
    at: ['policy', '*'],
    says: ['in no document', 'not merged'],
    right: withRules({ devices: {} }),
  },
]
