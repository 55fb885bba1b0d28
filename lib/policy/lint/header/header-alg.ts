import type { LintRule } from '../rule'
import { show } from '../words'

/** Finds tokens that are signed in another way than RS256. */
export const headerAlg: LintRule = {
  code: 'header-alg',
  severity: 'error',
  title: 'A token is signed with RS256.',
  reference: 'Cobrowse JWT docs, header',
  check({ root, claims }) {
    if (root.kind !== 'object') return []
    const node = claims.get('alg')?.value
    if (node === undefined)
      return [{ path: [], message: 'The header has no alg, and Cobrowse takes RS256 only. Sign it with RS256.' }]
    if (node.kind === 'string' && node.value === 'RS256') return []
    return [
      {
        path: ['alg'],
        message: `alg is ${show(node)}, and Cobrowse takes RS256 only. ${advice(node.kind === 'string' ? node.value : '')}`,
      },
    ]
  },
}

function advice(alg: string): string {
  if (alg.startsWith('HS'))
    return 'HS means a shared secret: neither the license key nor a public key may serve as one. Sign with the private RSA key.'
  if (alg.toLowerCase() === 'none')
    return 'Without a signature, anybody could write this token. Sign it with the private RSA key.'
  return 'Sign it with the private RSA key and RS256.'
}
