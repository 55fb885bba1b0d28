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
    name: 'claims with blanks in angle brackets, where signing fills them in',
    text: '{\n  "iss": "<account>",\n  "iat": <seconds now>,\n  "exp": <seconds in 180 days>,\n  "role": null,\n  "policy": { "version": 3, "members": { "permissions": ["read", "create", "update", "delete"] } }\n}',
    draft: { role: null, policy: { version: 3, members: { permissions: ['read', 'create', 'update', 'delete'] } } },
  },
  {
    name: 'a variable for a value, which becomes a parameter',
    text: 'const claims = { role: null, policy: { version: 3, devices: { custom_data: { user_id: req.user?.id } } } }',
    draft: { role: null, policy: { version: 3, devices: { custom_data: { user_id: '{{req_user_id}}' } } } },
  },
  {
    name: 'the same variable twice, and another in backquotes',
    text: `{ version: 3, devices: { id: deviceId }, push: { id: deviceId }, sessions: { custom_data: { t: \`\${ tenant }\` } } }`,
    draft: {
      policy: {
        version: 3,
        devices: { id: '{{device_id}}' },
        push: { id: '{{device_id}}' },
        sessions: { custom_data: { t: '{{tenant}}' } },
      },
    },
  },
  {
    name: 'a blank for a value',
    text: '{ "version": 3, "devices": { "custom_data": { "user_id": <customer id> } } }',
    draft: { policy: { version: 3, devices: { custom_data: { user_id: '{{customer_id}}' } } } },
  },
  {
    name: 'commas left out at the ends of lines',
    text: "{\n  role: null\n  policy: {\n    version: 3\n    push: { permissions: [\n 'create'\n 'read' ] }\n  }\n  displayName: 'A'\n}",
    draft: { role: null, policy: { version: 3, push: { permissions: ['create', 'read'] } }, displayName: 'A' },
  },
  {
    name: 'a fenced block of Markdown among words',
    text: 'Use this policy:\n\n```json\n{ "version": 3, "push": {} }\n```\n\nand **not** this one:\n~~~\n{ "version": 2 }\n~~~\n',
    draft: { policy: { version: 3, push: {} } },
  },
  {
    name: 'a fence of JavaScript after one of a shell',
    text: '```sh\nnpm i\n```\n````js\nconst p = { version: 3, push: {} }\n````',
    draft: { policy: { version: 3, push: {} } },
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
    name: 'a call for a value',
    text: '{ version: 3,\n devices: { custom_data: { user_id: idOf(user) } } }',
    at: '2:37',
    says: /works out "idOf\(user\)"/,
  },
  {
    name: 'a variable for a role',
    text: `x = { policy: {},\n role: agentRole }`,
    at: '2:8',
    says: /works out "agentRole"/,
  },
  {
    name: 'a variable for an action',
    text: '{ version: 3, push: { permissions: [what] } }',
    at: '1:37',
    says: /works out "what"/,
  },
  { name: 'a role a program fills in', text: `x = { role: \`\${r}\` }`, at: '1:13', says: /works out "r"/ },
  {
    name: 'a text a program fills in partly',
    text: `x = { role: \`a \${r}\` }`,
    at: '1:16',
    says: /fills in "\$\{r\}"/,
  },
  {
    name: 'a blank for a role',
    text: '{ "role": <role>, "policy": {} }',
    at: '1:11',
    says: /"<role>" is a blank to fill in/,
  },
  {
    name: 'a role by the name of its variable',
    text: '{ version: 3, push: { permissions } }',
    at: '1:23',
    says: /works out "permissions"/,
  },
  { name: 'a call of something else than data', text: 'jwt.sign(claims, key)', at: '1:1', says: /./ },
  {
    name: 'a statement after the call',
    text: 'sign({ role: null }, key);\nsend(a)',
    at: '2:1',
    says: /works out|complete/,
  },
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
  { name: 'a comma missing within a line', text: '{ role: null  policy: {} }', at: '1:15', says: /comma is missing/ },
  { name: 'an invisible character', text: "{ role: 'a\u200bgent' }", at: '1:11', says: /invisible/ },
  { name: 'brackets without end', text: `{ role: ${'['.repeat(40)}`, at: '1:40', says: /levels deep/ },
  {
    name: 'a token cut in half',
    text: 'eyJhbGciOiJSUzI1NiJ9.eyJyb2xlIjpudWxs.c2ln',
    at: '1:1',
    says: /Inside the claims/,
  },
]
