import type { Example } from './example'

const right = { alg: 'RS256', typ: 'JWT' }

/** Headers of tokens. */
export const headerExamples: readonly Example[] = [
  {
    title: 'HS256 is a shared secret and refused',
    code: 'header-alg',
    wrong: { ...right, alg: 'HS256' },
    at: ['alg'],
    says: ['"HS256"', 'shared secret'],
    right,
    isHeader: true,
  },
  {
    title: 'a token without a signature is refused',
    code: 'header-alg',
    wrong: { ...right, alg: 'none' },
    at: ['alg'],
    says: ['Without a signature'],
    right,
    isHeader: true,
  },
  {
    title: 'a header without alg is refused',
    code: 'header-alg',
    wrong: { typ: 'JWT' },
    at: [],
    says: ['no alg'],
    right,
    isHeader: true,
  },
  ...(['crit', 'b64'] as const).map((name) => ({
    title: `an extension asked for by ${name} is refused`,
    code: 'header-critical',
    wrong: { ...right, [name]: name === 'b64' ? false : ['b64'] },
    at: [name],
    says: [name, 'jwt malformed'],
    right,
    isHeader: true as const,
  })),
  {
    title: 'a kid is not used',
    code: 'header-kid',
    wrong: { ...right, kid: 'k1' },
    at: ['kid'],
    says: ['by iss'],
    right,
    isHeader: true,
  },
  {
    title: 'another type than JWT is pointed out',
    code: 'header-typ',
    wrong: { ...right, typ: 'at+jwt' },
    at: ['typ'],
    says: ['"at+jwt"'],
    right,
    isHeader: true,
  },
]
