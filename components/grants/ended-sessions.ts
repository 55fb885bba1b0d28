/** What ending did to the sessions that ran, in words; null where tokens are for an account, which Remit cannot ask. */
export function sessionsWords(count: number | null): string {
  if (count === null) return 'Remit does not end sessions in a Cobrowse account: one that runs may go on.'
  if (count === 0) return 'No session of this agent was running.'
  return count === 1 ? '1 running session was ended.' : `${count} running sessions were ended.`
}

/** The sessions that two endings ended together. */
export function sumOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other
}
