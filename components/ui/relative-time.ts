const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Says how far a moment is from now, in one unit, whole: "just now", "in 29 min", "3 days ago". */
export function relativeTime(at: number, now: number): string {
  const distance = Math.abs(at - now)
  if (distance < minute) return at > now ? 'in under a minute' : 'just now'
  const amount = inWords(distance)
  return at > now ? `in ${amount}` : `${amount} ago`
}

function inWords(distance: number): string {
  if (distance < hour) return `${Math.floor(distance / minute)} min`
  // One whole day could be almost two, which is too coarse to plan by.
  if (distance < 2 * day) return `${Math.floor(distance / hour)} h`
  const days = Math.floor(distance / day)
  if (days < 60) return `${days} days`
  return `${Math.floor(days / 30)} months`
}
