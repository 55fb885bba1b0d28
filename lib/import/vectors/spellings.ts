import type { JsonValue } from '@/lib/base'

/** A spelling met in vendor documents, code and chats, and the draft that it stands for. */
export type Spelled = { readonly name: string; readonly text: string; readonly draft: JsonValue }

const device = { custom_data: { user_id: 'abcde123' } }

/** Spellings that are understood. */
export const understood: readonly Spelled[] = [
  { name: 'a version 3 policy', text: '{"version":3,"devices":{}}', draft: { policy: { version: 3, devices: {} } } },
  {
    name: 'a version 2 policy as the vendor wrote it',
    text: "{\n  version: 2,\n  devices: {\n    custom_data: {\n      user_id: 'abcde123'\n    }\n  },\n  sessions: {}\n}",
    draft: { policy: { version: 2, devices: device, sessions: {} } },
  },
  {
    name: 'a version 1 policy with a comment',
    text: '{ devices: { user_id: "abcde123" /* the customer */ } } // old form',
    draft: { policy: { devices: { user_id: 'abcde123' } } },
  },
  {
    name: 'claims in code, with times that a program works out',
    text: `const payload = {
      iat: Math.floor(clock.now() / 1000),
      exp: Math.floor(clock.now() / 1000) + (60 * 60), // one hour
      aud: 'https://cobrowse.io',
      iss: settings.licenseKey,
      sub: \`agent@example.com\`,
      displayName: 'Agent',
      role: null,
      policy: { version: 3, sessions: { id: 's1', permissions: ['read',], }, },
    };`,
    draft: { displayName: 'Agent', role: null, policy: { version: 3, sessions: { id: 's1', permissions: ['read'] } } },
  },
  { name: 'members without braces', text: '"policy": { "version": 3 },', draft: { policy: { version: 3 } } },
  {
    name: 'two members without braces',
    text: 'role: "agent",\npolicy: {version: 3}',
    draft: { role: 'agent', policy: { version: 3 } },
  },
  {
    name: 'an export',
    text: 'export default { role: null, policy: { version: 3 } }',
    draft: { role: null, policy: { version: 3 } },
  },
  { name: 'a module', text: "module.exports = ({ 'role': 'agent' });\n", draft: { role: 'agent' } },
  {
    name: 'a typed constant',
    text: 'const policy: Policy = { version: 3, push: {} }',
    draft: { policy: { version: 3, push: {} } },
  },
  {
    name: 'a number as a key',
    text: "{ version: 3, devices: { custom_data: { 123: 'x' } } }",
    draft: { policy: { version: 3, devices: { custom_data: { '123': 'x' } } } },
  },
  {
    name: 'the star',
    text: "{ version: 3, '*': { permissions: ['read'] } }",
    draft: { policy: { version: 3, '*': { permissions: ['read'] } } },
  },
  {
    name: 'escapes of JavaScript',
    text: "{ role: null, x: 'it\\'s \\x41\\u{42}' }",
    draft: { role: null, x: "it's AB" },
  },
  { name: 'a byte order mark and unusual spaces', text: '\ufeff{\u00a0"role": null }', draft: { role: null } },
  {
    name: 'comment signs inside a text',
    text: "{ role: null, url: 'https://x.example/*' }",
    draft: { role: null, url: 'https://x.example/*' },
  },
  {
    name: 'Windows line ends',
    text: '{\r\n  role: null, // x\r\n  policy: { version: 3 }\r\n}',
    draft: { role: null, policy: { version: 3 } },
  },
  {
    name: 'claims with a fraction and a name in stamped claims, in plain JSON',
    text: '{"iat":1795000000.5,"exp":1795000600.25,"sub":"Zoe\u0308","role":null}',
    draft: { role: null },
  },
  {
    name: 'a key with a dot',
    text: '{"version":3,"devices":{"custom_data":{"app.tenant":"acme"}}}',
    draft: { policy: { version: 3, devices: { custom_data: { 'app.tenant': 'acme' } } } },
  },
]

/** A text that is refused, the place of the problem and a part of its sentence. */
export type RefusedText = { readonly name: string; readonly text: string; readonly at: string; readonly says: RegExp }

/** Texts that are refused. */
export const refused: readonly RefusedText[] = [
  { name: 'nothing', text: '  ', at: '1:3', says: /nothing here/ },
  { name: 'neither policy nor claims', text: '{"user_id":"u1"}', at: '1:1', says: /neither/ },
  { name: 'a list', text: '[{"version":3}]', at: '1:1', says: /neither/ },
  {
    name: 'a key twice, loosely spelled',
    text: "{ role: null,\n  'role': 'agent' }",
    at: '2:3',
    says: /already in this object/,
  },
  { name: 'a reserved key', text: '{ role: null, __proto__: {} }', at: '1:15', says: /special meaning/ },
  {
    name: 'an escaped reserved key',
    text: '{ role: null, "__proto\\u005f_": {} }',
    at: '1:15',
    says: /special meaning/,
  },
  {
    name: 'a name for a value',
    text: '{ version: 3,\n devices: { custom_data: { user_id: userId } } }',
    at: '2:37',
    says: /works out "userId"/,
  },
  { name: 'a text a program fills in', text: `x = { role: \`\${r}\` }`, at: '1:14', says: /fills in "\$\{r\}"/ },
  { name: 'members a program adds', text: '{ ...base, role: null }', at: '1:3', says: /adds members/ },
  { name: 'a quote left open', text: "{ role: 'agent\n}", at: '1:9', says: /not closed/ },
  { name: 'a comment left open', text: '{ role: null /* }', at: '1:14', says: /not closed/ },
  {
    name: 'an operator as a key',
    text: "{ version: 3, devices: { custom_data: { $ne: '' } } }",
    at: '1:41',
    says: /starts with \$/,
  },
  { name: 'a decimal', text: '{ role: null, n: 1.5 }', at: '1:18', says: /decimal point/ },
  {
    name: 'a decimal beside stamped claims',
    text: '{"iat":1.5,\n"role":null,"n":1.5}',
    at: '2:17',
    says: /decimal point/,
  },
  {
    name: 'too many keys in a condition',
    text: JSON.stringify({
      version: 3,
      devices: { custom_data: Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`k${at}`, 'v'])) },
    }),
    at: '1:670',
    says: /^devices\.custom_data has 200 keys; a token carries at most 64\.$/,
  },
  { name: 'a second statement', text: 'a = { role: null };\nsend(a)', at: '2:1', says: /works out|complete/ },
  { name: 'a comma missing', text: '{ role: null\n  policy: {} }', at: '2:3', says: /comma is missing/ },
  { name: 'an invisible character', text: "{ role: 'a\u200bgent' }", at: '1:11', says: /invisible/ },
  { name: 'brackets without end', text: `{ role: ${'['.repeat(40)}`, at: '1:40', says: /levels deep/ },
  {
    name: 'a token cut in half',
    text: 'eyJhbGciOiJSUzI1NiJ9.eyJyb2xlIjpudWxs.c2ln',
    at: '1:1',
    says: /Inside the claims/,
  },
]
