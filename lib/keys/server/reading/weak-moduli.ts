/**
 * Small primes of which the faulty generator of CVE-2017-15361 makes all its primes powers of 65537 (Nemec et al., "The
 * Return of Coppersmith's Attack", 2017, section 3). A modulus of such primes is a power of 65537 by each of them; of others
 * one in 2^27 or fewer is by chance.
 */
const smallPrimes = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113,
  127, 131, 137, 139, 149, 151, 157, 163, 167,
] as const

/** Tells whether a modulus has the form that the faulty generator gives it. */
export function hasRocaForm(modulus: bigint): boolean {
  return smallPrimes.every((prime) => powersOf65537(prime).has(Number(modulus % BigInt(prime))))
}

function powersOf65537(prime: number): ReadonlySet<number> {
  const powers = new Set<number>()
  for (let power = 1; !powers.has(power); power = (power * 65_537) % prime) powers.add(power)
  return powers
}

/** Tells whether two moduli (base64url) have a prime in common, which gives both keys away to whoever looks. */
export function shareFactor(one: string, other: string): boolean {
  let [a, b] = [integerOf(one), integerOf(other)]
  while (b !== 0n) [a, b] = [b, a % b]
  return a > 1n
}

function integerOf(base64url: string): bigint {
  return BigInt(`0x${Buffer.from(base64url, 'base64url').toString('hex')}`)
}
