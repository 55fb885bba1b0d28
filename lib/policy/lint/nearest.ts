/** Finds the known name that a person most likely meant: same letters in another case, or a slip of one or two letters. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const bare = strip(name)
  const same = known.find((candidate) => strip(candidate) === bare)
  if (same !== undefined) return same
  return known
    .map((candidate) => ({ candidate, away: distance(bare, strip(candidate)) }))
    .filter(({ candidate, away }) => away <= slack(candidate))
    .sort((a, b) => a.away - b.away)[0]?.candidate
}

function strip(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}*]/gu, '')
}

// Short names have too many neighbours: three letters must agree, up to five allow one slip.
function slack(name: string): number {
  if (name.length < 4) return 0
  return name.length < 6 ? 1 : 2
}

/** Counts the letters to insert, delete, replace or swap with a neighbour; anything over 2 counts as 3. */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 2) return 3
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const line = [row]
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      line.push(
        Math.min(
          (last[column] ?? 3) + 1,
          (line[column - 1] ?? 3) + 1,
          (last[column - 1] ?? 3) + change,
          swapped ? (before[column - 2] ?? 3) + 1 : 3,
        ),
      )
    }
    before = last
    last = line
  }
  return Math.min(last[to.length] ?? 3, 3)
}
