import { createHash, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { AppError } from '@/lib/base'
import { type ModulusLength, type RsaPublicJwk, thumbprintInput } from '@/lib/keys'

/** A private key that was checked, ready to be sealed, with everything its public part says. */
export type KeyMaterial = {
  readonly pkcs8: Buffer
  readonly publicJwk: RsaPublicJwk
  readonly publicPem: string
  readonly kid: string
  readonly modulusLength: number
}

/** Generates an RSA key with exponent 65537, off the main thread. */
export async function generateMaterial(modulusLength: ModulusLength): Promise<KeyMaterial> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength, publicExponent: 65_537 })
  return materialOf(privateKey)
}

/** Reads what an RSA private key says of itself, and names the key by its public part. */
export function materialOf(privateKey: KeyObject): KeyMaterial {
  const publicKey = createPublicKey(privateKey)
  return {
    ...describePublicKey(publicKey),
    pkcs8: privateKey.export({ type: 'pkcs8', format: 'der' }),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    modulusLength: publicKey.asymmetricKeyDetails?.modulusLength ?? 0,
  }
}

/** The public part of a key as JWK, and the name that follows from it. */
export function describePublicKey(publicKey: KeyObject): Pick<KeyMaterial, 'publicJwk' | 'kid'> {
  const publicJwk = readPublicJwk(publicKey)
  return { publicJwk, kid: thumbprint(publicJwk) }
}

/** The RFC 7638 thumbprint, base64url. */
function thumbprint(jwk: RsaPublicJwk): string {
  return createHash('sha256').update(thumbprintInput(jwk)).digest('base64url')
}

function readPublicJwk(publicKey: KeyObject): RsaPublicJwk {
  const { n, e } = publicKey.export({ format: 'jwk' })
  if (typeof n !== 'string' || typeof e !== 'string')
    throw new AppError('invalid', { message: 'This is not an RSA key.' })
  return { kty: 'RSA', n, e }
}
