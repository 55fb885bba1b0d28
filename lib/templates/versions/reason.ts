/** How long a reason that stays in the record may be, in UTF-16 units without the blanks around it. */
export const reasonLength = { least: 8, most: 500 } as const

/** Why a text is no reason to be kept, as a sentence; null when it is one. */
export function problemOfReason(text: string): string | null {
  const { length } = text.trim()
  if (length < reasonLength.least)
    return `Say why, in ${reasonLength.least} characters or more: it stays in the record.`
  return length > reasonLength.most ? `Keep the reason to ${reasonLength.most} characters.` : null
}
