import type { Spelled } from './spellings'

/** Programs that sign, and the draft of the claims that they sign. */
export const programs: readonly Spelled[] = [
  {
    name: 'a call that signs, as the vendor writes it',
    text: "const jwt = require('jsonwebtoken');\nconst privateKey = fs.readFileSync('key.pem');\n\nconst token = jwt.sign({\n  iat: now(),\n  sub: user.email,\n  role: null,\n  policy: { version: 3, push: {} },\n}, privateKey, {\n  algorithm: 'RS256', // ) not the end\n});\n",
    draft: { role: null, policy: { version: 3, push: {} } },
  },
  {
    name: 'a call that signs, alone',
    text: "jwt.sign({ role: null, policy: { version: 3 } }, key, { algorithm: 'RS256' })",
    draft: { role: null, policy: { version: 3 } },
  },
  {
    name: 'a call that builds a token step by step',
    text: "return await new SignJWT({ role: 'agent' })\n  .setProtectedHeader({ alg: 'RS256' })\n  .setExpirationTime('1h')\n  .sign(await importPKCS8(pem, 'RS256'));",
    draft: { role: 'agent' },
  },
  {
    name: 'keys whose variables have their names',
    text: "import { sign } from 'jsonwebtoken'\nsign({ iss, sub, role: null, policy: { version: 3, devices: { custom_data: { userId, tenant } } } }, key)",
    draft: {
      role: null,
      policy: { version: 3, devices: { custom_data: { userId: '{{user_id}}', tenant: '{{tenant}}' } } },
    },
  },
]
