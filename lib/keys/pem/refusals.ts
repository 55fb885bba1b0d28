const makeAnew = 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out key.pem'
const showPublicKey = 'openssl pkey -in key.pem -pubout'

/** Every reason an import can be refused for: what it is, and the command that helps where one does. */
export const pemRefusals = {
  empty: { reason: 'There is no key here yet.', hint: null },
  'too-long': {
    reason: 'This is longer than any RSA private key (16,384 characters). Take the key alone out of the file.',
    hint: 'openssl pkey -in all.pem -out key.pem',
  },
  'not-pem': {
    reason: 'This is not a PEM file: it has no -----BEGIN PRIVATE KEY----- line.',
    hint: 'openssl pkey -inform DER -in key.der -out key.pem',
  },
  binary: {
    reason:
      'This is a binary file that was opened as text, so parts of it are lost. Choose the file instead of pasting it.',
    hint: 'openssl pkey -in key.der -out key.pem',
  },
  pkcs12: {
    reason: 'This is a PKCS#12 file (.p12 or .pfx): a box with a key and certificates. This command takes the key out.',
    hint: 'openssl pkcs12 -in bundle.p12 -nocerts -out key.pem',
  },
  pkcs7: {
    reason:
      'This is a PKCS#7 file (.p7b or .p7c), which holds certificates and no private key. Remit needs the key: in a PKCS#12 file (.p12 or .pfx) it is with them, and this command takes it out.',
    hint: 'openssl pkcs12 -in bundle.p12 -nocerts -out key.pem',
  },
  keystore: {
    reason: 'This is a Java keystore. These commands take the key out, by way of a PKCS#12 file.',
    hint: 'keytool -importkeystore -srckeystore keystore.jks -destkeystore bundle.p12 -deststoretype pkcs12 && openssl pkcs12 -in bundle.p12 -nocerts -out key.pem',
  },
  'xml-key': {
    reason:
      'This is a private key in the XML of .NET. This command, for PowerShell 7.3 or later, turns the file into PEM.',
    hint: "pwsh -Command '$k = [Security.Cryptography.RSA]::Create(); $k.FromXmlString((Get-Content key.xml -Raw)); $k.ExportPkcs8PrivateKeyPem()' > key.pem",
  },
  token: {
    reason:
      'This is a token (a JWT), and not a key. Remit needs the private key that signs tokens. Whoever has a token can use it until it ends.',
    hint: null,
  },
  path: {
    reason: 'This is the path of a file, and not what is in it. Choose the file, or paste its text.',
    hint: null,
  },
  address: {
    reason: 'This is an address, and not a key. Open it yourself and paste the text of the private key.',
    hint: null,
  },
  fingerprint: {
    reason:
      'This is the fingerprint of a key, and not the key. Remit needs the private key: the one for which this command prints the same.',
    hint: 'ssh-keygen -l -f key.pem',
  },
  'shared-secret': {
    reason:
      'This looks like a shared secret, as HS256 uses. Cobrowse accepts RS256 only, which needs an RSA private key; a new one is made with this command.',
    hint: makeAnew,
  },
  truncated: {
    reason: 'Part of the key is missing. Copy everything from the BEGIN line to the END line, both included.',
    hint: null,
  },
  'foreign-character': {
    reason: 'Between the BEGIN and END lines stands a character that no key has. Copy the key again from its file.',
    hint: null,
  },
  damaged: {
    reason: 'The key is damaged: its parts do not belong together.',
    hint: 'openssl rsa -in key.pem -check -noout',
  },
  'unknown-block': {
    reason: 'This PEM block is not a private key. Remit needs an RSA private key; a new one is made with this command.',
    hint: makeAnew,
  },
  parameters: {
    reason:
      'This holds only parameters, and no key. Remit needs an RSA private key; a new one is made with this command.',
    hint: makeAnew,
  },
  'public-key': {
    reason:
      'This is a public key. Remit signs, so it needs the private key it belongs to: the one for which this command prints the same public key.',
    hint: showPublicKey,
  },
  'rsa-public-key': {
    reason:
      'This is a public key, as PKCS#1. Remit signs, so it needs the private key it belongs to: the one for which this command prints the same public key.',
    hint: 'openssl rsa -in key.pem -RSAPublicKey_out',
  },
  'ssh-public-key': {
    reason:
      'This is an SSH public key. Remit signs, so it needs the private key: the file of the same name without .pub, turned into PKCS#8.',
    hint: 'ssh-keygen -p -m PKCS8 -f key',
  },
  certificate: {
    reason:
      'This is a certificate, which holds only a public key. Remit needs the private key it was made for. Out of a PKCS#12 file (.p12 or .pfx) this command takes it.',
    hint: 'openssl pkcs12 -in bundle.p12 -nocerts -out key.pem',
  },
  'certificate-request': {
    reason:
      'This is a certificate request. Remit needs the private key it was made with: the one for which this command prints the public key of the request.',
    hint: showPublicKey,
  },
  openssh: {
    reason: 'This private key is in OpenSSH’s own format.',
    hint: 'ssh-keygen -p -m PKCS8 -f key',
  },
  'openssh-relabelled': {
    reason:
      'This is a private key in OpenSSH’s own format under the label of another one. This command converts the file.',
    hint: 'ssh-keygen -p -m PKCS8 -f key',
  },
  ssh2: {
    reason: 'This private key is in the SSH2 format of ssh.com. This command of PuTTY converts the file.',
    hint: 'puttygen key -O private-openssh -o key.pem',
  },
  putty: {
    reason: 'This private key is in PuTTY’s own format.',
    hint: 'puttygen key.ppk -O private-openssh -o key.pem',
  },
  pgp: {
    reason:
      'This is a PGP key, which cannot sign tokens. Remit needs an RSA private key; a new one is made with this command.',
    hint: makeAnew,
  },
  jwk: {
    reason: 'This is JSON (a JWK perhaps). Remit imports PEM.',
    hint: `node -p "crypto.createPrivateKey({ key: JSON.parse(fs.readFileSync('key.json')), format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' })" > key.pem`,
  },
  'elliptic-curve': {
    reason: 'This is an elliptic-curve key. Cobrowse accepts RS256 only, which needs an RSA key.',
    hint: makeAnew,
  },
  edwards: {
    reason: 'This is an Ed25519 or Ed448 key. Cobrowse accepts RS256 only, which needs an RSA key.',
    hint: makeAnew,
  },
  dsa: {
    reason: 'This is a DSA key. Cobrowse accepts RS256 only, which needs an RSA key.',
    hint: makeAnew,
  },
  'rsa-pss': {
    reason: 'This key is restricted to RSA-PSS signatures. RS256 uses PKCS#1 v1.5, so it needs a plain RSA key.',
    hint: makeAnew,
  },
  'other-algorithm': {
    reason: 'This is not an RSA key. Cobrowse accepts RS256 only, which needs one.',
    hint: makeAnew,
  },
  'two-keys': {
    reason: 'There is more than one private key here. Import them one at a time.',
    hint: null,
  },
  'several-parts': {
    reason: 'There is more than the private key here (a certificate or a public key too). Paste the private key alone.',
    hint: 'openssl pkey -in all.pem -out key.pem',
  },
  'passphrase-needed': { reason: 'This key is encrypted. Enter its passphrase.', hint: null },
  'passphrase-wrong': { reason: 'The passphrase does not open this key.', hint: null },
  'cipher-unsupported': {
    reason: 'This key is encrypted with a cipher that is no longer supported.',
    hint: 'openssl pkcs8 -topk8 -v2 aes-256-cbc -provider legacy -provider default -in key.pem -out new.pem',
  },
  'too-much-work': {
    reason:
      'Opening this key takes more rounds of work than Remit gives it (about a million). This command encrypts it with a usual number.',
    hint: 'openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 2048 -in key.pem -out new.pem',
  },
  'too-small': {
    reason: 'This key is too small: RS256 needs at least 2048 bits (RFC 7518, section 3.3).',
    hint: makeAnew,
  },
  'too-large': {
    reason: 'This key is larger than 4096 bits, which makes every signature slow and every token long.',
    hint: makeAnew,
  },
  exponent: {
    reason: 'The public exponent of this key is too small or too large; 65537 is the usual one.',
    hint: 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -pkeyopt rsa_keygen_pubexp:65537 -out key.pem',
  },
  weak: {
    reason: 'The primes of this key are too easy to find, so anyone could compute the key.',
    hint: makeAnew,
  },
  'weak-generator': {
    reason:
      'This key was made by a generator with a known fault (ROCA, CVE-2017-15361), so anyone could compute it. Make a new one and stop using this one.',
    hint: makeAnew,
  },
  'shared-prime': {
    reason:
      'This key has a prime in common with a key that is already here, so anyone can compute both. Make a new one and stop using both.',
    hint: makeAnew,
  },
  known: { reason: 'This key is already here.', hint: null },
  'known-modulus': {
    reason:
      'A key with the same modulus is already here with another public exponent. Who has one of them has both, so it would replace nothing. Import a new key.',
    hint: null,
  },
} as const satisfies Record<string, { reason: string; hint: string | null }>

/** The stable name of a reason. */
export type PemRefusalCode = keyof typeof pemRefusals

/** Why a PEM text was refused: what is wrong, and a command that mends it (null when none does). */
export type PemRefusal = { readonly code: PemRefusalCode; readonly reason: string; readonly hint: string | null }

/** Builds the refusal for a reason. */
export function refusePem(code: PemRefusalCode): PemRefusal {
  return { code, ...pemRefusals[code] }
}

/** The refusal as one text, for answers that carry a single sentence. */
export function explainPemRefusal({ reason, hint }: PemRefusal): string {
  return hint === null ? reason : `${reason} This command helps: ${hint}`
}
